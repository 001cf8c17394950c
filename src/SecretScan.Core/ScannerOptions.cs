namespace SecretScan;

/// <summary>How to scan.</summary>
public sealed record ScannerOptions
{
    /// <summary>Threads; at least 1.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Longest time the whole scan may take; what was not read by then is in the coverage.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>What is made of the rules, or null to take them as they are.</summary>
    public RuleChoice? Choice { get; init; }

    /// <summary>
    /// True to look at every version of a file as a whole. The result is the same as without, where lines that were seen before
    /// are passed over; it takes several times as long and is there to check that.
    /// </summary>
    public bool ReadsWholeVersions { get; init; }
}
