using System.Collections.Immutable;
using SecretScan.Configuration;

namespace SecretScan.Suppression;

/// <summary>Findings sorted into those to report and those that somebody said no to.</summary>
/// <param name="Findings">To report, in the order given.</param>
/// <param name="Suppressed">Said no to.</param>
/// <param name="Warnings">Markers without effect, entries that expired; to be redacted like any other text.</param>
/// <param name="Unused">Entries that met no finding; worth a warning only where everything was scanned.</param>
public sealed record SuppressionResult(
    ImmutableArray<Finding> Findings,
    ImmutableArray<SuppressedFinding> Suppressed,
    ImmutableArray<string> Warnings,
    ImmutableArray<BaselineEntry> Unused)
{
    /// <summary>Entries of the configuration that met no finding.</summary>
    public ImmutableArray<AllowEntry> UnusedAllow { get; init; } = [];

    /// <summary>A warning for each of <see cref="Unused"/> and <see cref="UnusedAllow"/>.</summary>
    public IEnumerable<string> UnusedWarnings =>
    [
        .. UnusedAllow.Select(entry => $"{entry.At.File}:{entry.At.Line}: this entry of 'allow' meets no finding; take it out"),
        .. Unused.Select(entry => $"baseline entry {entry.Fingerprint} ({entry.RuleId}) meets no finding; take it out: secretscan baseline update"),
    ];
}
