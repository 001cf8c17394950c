using System.Globalization;
using SecretScan.Configuration;

namespace SecretScan.Cli.Arguments;

/// <summary>Numbers with a unit, as people type them.</summary>
internal static class Quantity
{
    /// <summary>Bytes: <c>5000</c>, <c>500KB</c>, <c>100MB</c>, <c>10MiB</c>.</summary>
    /// <exception cref="CommandException">It is no size.</exception>
    public static long Size(string option, string text) =>
        Measure.Size(text) ?? throw new CommandException($"{option}: '{text}' is no size: write 500KB, 100MB or 10MiB");

    /// <summary>A time: <c>90</c> or <c>90s</c>, <c>500ms</c>, <c>5m</c>, <c>1h</c>.</summary>
    /// <exception cref="CommandException">It is no time.</exception>
    public static TimeSpan Duration(string option, string text) =>
        Measure.Duration(text) ?? throw new CommandException($"{option}: '{text}' is no time: write 30s, 5m or 1h");

    /// <summary>A whole number from one up.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static int Count(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new CommandException($"{option}: '{text}' is no number from 1 up");
}
