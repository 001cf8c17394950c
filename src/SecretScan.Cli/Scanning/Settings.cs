using SecretScan.Cli.Arguments;
using SecretScan.Configuration;
using SecretScan.Rules;
using SecretScan.Sources;

namespace SecretScan.Cli.Scanning;

/// <summary>What is in force of what can be typed and configured: the command line beats the configuration.</summary>
/// <param name="typed">The command line.</param>
/// <param name="file">The configuration, or null.</param>
internal sealed class Settings(ScanArguments typed, ConfigurationFile? file)
{
    /// <summary>The severity from which on a finding blocks.</summary>
    public Severity FailOn => typed.FailOn ?? file?.FailOn?.Value ?? Severity.Medium;

    /// <summary>The least severity reported.</summary>
    public Severity MinSeverity => typed.MinSeverity ?? file?.MinSeverity?.Value ?? Severity.Low;

    /// <summary>The least confidence reported.</summary>
    public Confidence MinConfidence => typed.MinConfidence ?? file?.MinConfidence?.Value ?? Confidence.Medium;

    /// <summary>The largest file read, in bytes.</summary>
    public long MaxFileSize => typed.MaxFileSize ?? file?.MaxFileSize?.Value ?? SourceLimits.Default.MaxFileSize;

    /// <summary>The longest a scan may take.</summary>
    public TimeSpan Timeout => typed.Timeout ?? file?.Timeout?.Value ?? System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>True when markers that come with a change count at once.</summary>
    public bool AllowsNewMarkers => file?.AllowsNewMarkers?.Value == true;
}
