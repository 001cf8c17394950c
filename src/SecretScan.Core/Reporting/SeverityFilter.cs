using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>
/// Hides what lies below <c>--min-severity</c> and <c>--min-confidence</c>. A set stays whole: its parts are as severe as
/// it is.
/// </summary>
/// <param name="Severity">The least severity shown.</param>
/// <param name="Confidence">The least confidence shown.</param>
public sealed record SeverityFilter(Severity Severity = Severity.Low, Confidence Confidence = Confidence.Medium)
{
    /// <summary>The result with what is not to be shown moved to <see cref="ScanResult.Hidden"/>.</summary>
    public ScanResult Apply(ScanResult result) => result with
    {
        Findings = [.. result.Findings.Where(Shows)],
        Hidden = [.. result.Hidden, .. result.Findings.Where(finding => !Shows(finding))],
    };

    /// <summary>True when <paramref name="finding"/> is to be shown.</summary>
    public bool Shows(Finding finding) =>
        finding.Confidence >= Confidence
        && (finding.Severity >= Severity || finding.Set?.Severity >= Severity);
}
