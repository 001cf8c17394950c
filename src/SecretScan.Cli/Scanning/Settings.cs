using SecretScan.Cli.Arguments;
using SecretScan.Configuration;
using SecretScan.Rules;

namespace SecretScan.Cli.Scanning;

/// <summary>What is in force of what can be typed and configured: the command line beats the configuration.</summary>
/// <param name="typed">The command line.</param>
/// <param name="file">The configuration, or null.</param>
internal sealed class Settings(ScanArguments typed, ConfigurationFile? file)
{
    /// <summary>The severity from which on a finding blocks.</summary>
    public Setting<Severity> FailOn { get; } = Setting<Severity>.Of("--fail-on", typed.FailOn, file?.FailOn, Severity.Medium);

    /// <summary>The least severity reported.</summary>
    public Setting<Severity> MinSeverity { get; } = Setting<Severity>.Of("--min-severity", typed.MinSeverity, file?.MinSeverity, Severity.Low);

    /// <summary>The least confidence reported.</summary>
    public Setting<Confidence> MinConfidence { get; } =
        Setting<Confidence>.Of("--min-confidence", typed.MinConfidence, file?.MinConfidence, Confidence.Medium);

    /// <summary>The largest file read, in bytes.</summary>
    public Setting<long> MaxFileSize { get; } = Setting<long>.Of("--max-file-size", typed.MaxFileSize, file?.MaxFileSize, 100_000_000);

    /// <summary>The longest a scan may take.</summary>
    public Setting<TimeSpan> Timeout { get; } = Setting<TimeSpan>.Of("--timeout", typed.Timeout, file?.Timeout, System.Threading.Timeout.InfiniteTimeSpan);

    /// <summary>True when markers that come with a change count at once.</summary>
    public Setting<bool> AllowsNewMarkers { get; } = Setting<bool>.Of("", null, file?.AllowsNewMarkers, usual: false);
}
