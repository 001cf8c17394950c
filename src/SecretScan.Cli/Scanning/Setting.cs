using SecretScan.Rules.Syntax;

namespace SecretScan.Cli.Scanning;

/// <summary>A setting that is in force: what was typed, else what the configuration says, else what is usual.</summary>
/// <param name="Value">Its value.</param>
/// <param name="From">Where it comes from, for people.</param>
internal sealed record Setting<T>(T Value, string From)
    where T : struct
{
    /// <summary>Decides.</summary>
    /// <param name="option">The option that beats all.</param>
    /// <param name="typed">What was typed, or null.</param>
    /// <param name="written">What the configuration says, or null.</param>
    /// <param name="usual">What holds otherwise.</param>
    public static Setting<T> Of(string option, T? typed, Written<T>? written, T usual) =>
        typed is { } value ? new Setting<T>(value, option)
        : written is null ? new Setting<T>(usual, "default")
        : new Setting<T>(written.Value, $"{written.At.File}:{written.At.Line}");
}
