using System.Globalization;

namespace SecretScan.Configuration;

/// <summary>Numbers with a unit, as people write them.</summary>
public static class Measure
{
    private static readonly (string Unit, double Factor)[] Sizes =
    [
        ("", 1), ("B", 1), ("K", 1e3), ("KB", 1e3), ("M", 1e6), ("MB", 1e6), ("G", 1e9), ("GB", 1e9),
        ("KIB", 1024), ("MIB", 1024 * 1024), ("GIB", 1024 * 1024 * 1024),
    ];

    private static readonly (string Unit, double Factor)[] Seconds =
        [("", 1), ("S", 1), ("MS", 0.001), ("M", 60), ("MIN", 60), ("H", 3600)];

    /// <summary>Bytes: <c>5000</c>, <c>500KB</c>, <c>100 MB</c>, <c>10MiB</c>; null for anything else.</summary>
    public static long? Size(string text) => Read(text, Sizes) is { } bytes and >= 1 and <= 1e15 ? (long)bytes : null;

    /// <summary>A time: <c>90</c> or <c>90s</c>, <c>500ms</c>, <c>5m</c>, <c>1h</c>; null for anything else.</summary>
    public static TimeSpan? Duration(string text) => Read(text, Seconds) is { } seconds and > 0 and <= 1e6 ? TimeSpan.FromSeconds(seconds) : null;

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
