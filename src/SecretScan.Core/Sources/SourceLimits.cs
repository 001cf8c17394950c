namespace SecretScan.Sources;

/// <summary>What a source reads, and how much of one thing.</summary>
public sealed record SourceLimits
{
    // The longest array that .NET allocates.
    private const long LongestArray = 0x7FFF_FFC7;

    /// <summary>The limits that hold when nothing else is asked for.</summary>
    public static SourceLimits Default { get; } = new();

    /// <summary>Bytes of the largest file, blob or message that is read; what is larger goes to coverage.</summary>
    public long MaxFileSize
    {
        get;
        init => field = Math.Clamp(value, 0, LongestArray);
    } = 100_000_000;

    /// <summary>Which files are read, or null for all.</summary>
    public PathRules? Paths { get; init; }

    /// <summary>True when a file is not to be read; the coverage says so.</summary>
    public bool Excludes(string path, Coverage coverage)
    {
        var isExcluded = Paths?.Exclude(path) == true;
        if (isExcluded)
        {
            coverage.Exclude(path);
        }

        return isExcluded;
    }
}
