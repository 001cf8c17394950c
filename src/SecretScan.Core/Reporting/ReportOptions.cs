using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>How reports are rendered.</summary>
public sealed record ReportOptions
{
    /// <summary>True to show secrets as they are, on the user's word.</summary>
    public bool Reveal { get; init; }

    /// <summary>True to colour text for a terminal.</summary>
    public bool Colour { get; init; }

    /// <summary>True to add what is usually left out: coverage notes, suppressed findings, every place.</summary>
    public bool Verbose { get; init; }

    /// <summary>True to say nothing but the findings and what was not read.</summary>
    public bool Quiet { get; init; }

    /// <summary>The severity from which on a finding blocks, for reports that say what a scan comes down to.</summary>
    public Severity FailOn { get; init; } = Severity.Medium;

    /// <summary>True when not having read everything is accepted.</summary>
    public bool AllowIncomplete { get; init; }

    /// <summary>True when an entry of the configuration or the baseline that meets no finding blocks.</summary>
    public bool FailOnUnused { get; init; }

    /// <summary>
    /// True to leave suppressed findings out of a report whose format has them, and to say how many there were: for readers that
    /// take them for open, as GitHub does with SARIF.
    /// </summary>
    public bool OnlyOpen { get; init; }
}
