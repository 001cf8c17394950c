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
}
