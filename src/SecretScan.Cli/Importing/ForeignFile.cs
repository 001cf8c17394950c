using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecretScan.Cli.Baselines;

namespace SecretScan.Cli.Importing;

/// <summary>Tells whose file one is, by its name and by what is in it, and has it read.</summary>
internal static class ForeignFile
{
    private const int LargestFile = 64 << 20;

    /// <summary>The formats, by the names that <c>--format</c> takes.</summary>
    public static readonly string[] Formats = ["gitleaks", "gitleaks-ignore", "gitleaks-config", "detect-secrets", "trufflehog", "trufflehog-exclude", "ggshield"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">One of <see cref="Formats"/>, or null to find out.</param>
    /// <exception cref="CommandException">It cannot be read, or nobody's.</exception>
    public static ForeignPolicy Read(string path, string? format)
    {
        var content = BoundedFile.Read(path, LargestFile);
        var text = Encoding.UTF8.GetString(content.AsSpan().StartsWith("\uFEFF"u8) ? content.AsSpan(3) : content);
        try
        {
            return (format ?? FormatOf(Path.GetFileName(path), text)) switch
            {
                "gitleaks" => GitleaksReport.Read(path, text),
                "gitleaks-ignore" => GitleaksIgnore.Read(path, text),
                "gitleaks-config" => GitleaksConfig.Read(path, text),
                "detect-secrets" => DetectSecretsBaseline.Read(path, text),
                "trufflehog" => TruffleHogReport.Read(path, text),
                "trufflehog-exclude" => TruffleHogExcludes.Read(path, text),
                "ggshield" => GgshieldConfig.Read(path, text),
                var unknown => throw new CommandException(unknown.Length == 0
                    ? $"{path}: whose file is this? Say it by --format ({string.Join(", ", Formats)})"
                    : $"--format: there is no '{unknown}' here, only {string.Join(", ", Formats)}{Nearest.To(unknown, Formats)}"),
            };
        }
        catch (JsonException e)
        {
            throw new CommandException($"{path}:{e.LineNumber + 1}: this is not the JSON that it should be");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or RegexMatchTimeoutException)
        {
            throw new CommandException($"{path}: a field in it holds something else than it should");
        }
    }

    private static string FormatOf(string name, string text) => name.ToLowerInvariant() switch
    {
        ".gitleaksignore" => "gitleaks-ignore",
        ".secrets.baseline" => "detect-secrets",
        var toml when toml.EndsWith(".toml", StringComparison.Ordinal) => "gitleaks-config",
        var yaml when yaml.EndsWith(".yml", StringComparison.Ordinal) || yaml.EndsWith(".yaml", StringComparison.Ordinal) => "ggshield",
        var csv when csv.EndsWith(".csv", StringComparison.Ordinal) || text.StartsWith("RuleID,", StringComparison.Ordinal) => "gitleaks",
        var lower => ByContent(text.AsSpan().TrimStart()) is { Length: > 0 } found ? found
            : lower.Contains("trufflehog", StringComparison.Ordinal) ? "trufflehog-exclude" : "",
    };

    private static string ByContent(ReadOnlySpan<char> text) =>
        text is not ['[' or '{', ..] ? ""
        : text.Contains("\"plugins_used\"", StringComparison.Ordinal) || text.Contains("\"hashed_secret\"", StringComparison.Ordinal) ? "detect-secrets"
        : text.Contains("\"SourceMetadata\"", StringComparison.Ordinal) || text.Contains("\"stringsFound\"", StringComparison.Ordinal) ? "trufflehog"
        : text[0] == '[' || text.Contains("\"runs\"", StringComparison.Ordinal) ? "gitleaks"
        : "";
}
