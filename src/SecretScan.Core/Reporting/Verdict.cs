using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>Decides what a scan comes down to.</summary>
public static class Verdict
{
    /// <summary>
    /// The exit code for <paramref name="result"/>. Only what is reported counts: a finding that the user's own filter
    /// hides, or that somebody suppressed, blocks nothing.
    /// </summary>
    /// <param name="result">What was found, filtered.</param>
    /// <param name="failOn">The severity from which on a finding blocks, given medium confidence.</param>
    /// <param name="allowIncomplete">True when not having read everything is accepted.</param>
    /// <param name="failOnUnused">True when an entry that meets no finding counts as one.</param>
    public static ExitCode Of(ScanResult result, Severity failOn, bool allowIncomplete, bool failOnUnused = false) =>
        result.Findings.Any(f => f.Blocks(failOn)) || (failOnUnused && !result.Unused.IsEmpty) ? ExitCode.Findings
        : result.Coverage.Complete || allowIncomplete ? ExitCode.Clean
        : ExitCode.Incomplete;

    /// <summary>The exit code for <paramref name="result"/>, for reports that say it.</summary>
    internal static ExitCode Of(ScanResult result, ReportOptions options) =>
        Of(result, options.FailOn, options.AllowIncomplete, options.FailOnUnused);
}
