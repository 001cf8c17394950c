using System.Globalization;

namespace SecretScan.Cli.Arguments;

/// <summary>Numbers with a unit, as people write them.</summary>
internal static class Quantity
{
    private static readonly (string Unit, double Factor)[] Sizes =
    [
        ("", 1), ("B", 1), ("K", 1e3), ("KB", 1e3), ("M", 1e6), ("MB", 1e6), ("G", 1e9), ("GB", 1e9),
        ("KIB", 1024), ("MIB", 1024 * 1024), ("GIB", 1024 * 1024 * 1024),
    ];

    private static readonly (string Unit, double Factor)[] Seconds =
        [("", 1), ("S", 1), ("MS", 0.001), ("M", 60), ("MIN", 60), ("H", 3600)];

    /// <summary>Bytes: <c>5000</c>, <c>500KB</c>, <c>100MB</c>, <c>10MiB</c>.</summary>
    /// <exception cref="CommandException">It is no size.</exception>
    public static long Size(string option, string text) =>
        Read(text, Sizes) is { } bytes and >= 1 and <= 1e15
            ? (long)bytes
            : throw new CommandException($"{option}: '{text}' is no size: write 500KB, 100MB or 10MiB");

    /// <summary>A time: <c>90</c> or <c>90s</c>, <c>500ms</c>, <c>5m</c>, <c>1h</c>.</summary>
    /// <exception cref="CommandException">It is no time.</exception>
    public static TimeSpan Duration(string option, string text) =>
        Read(text, Seconds) is { } seconds and > 0 and <= 1e6
            ? TimeSpan.FromSeconds(seconds)
            : throw new CommandException($"{option}: '{text}' is no time: write 30s, 5m or 1h");

    /// <summary>A whole number from one up.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static int Count(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new CommandException($"{option}: '{text}' is no number from 1 up");

    private static double? Read(string text, (string Unit, double Factor)[] units)
    {
        var split = text.Length - text.TrimStart([.. "0123456789."]).Length;
        var unit = text[split..].Trim().ToUpperInvariant();
        var known = Array.FindIndex(units, u => u.Unit == unit);
        return known >= 0
            && double.TryParse(text.AsSpan(0, split), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number * units[known].Factor
                : null;
    }
}
