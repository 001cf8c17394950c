namespace SecretScan;

/// <summary>How to scan.</summary>
public sealed record ScannerOptions
{
    /// <summary>Threads; at least 1.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Longest time the whole scan may take; what was not read by then is in the coverage.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;
}
