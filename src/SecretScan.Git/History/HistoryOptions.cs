using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>Which part of a history is scanned.</summary>
public sealed record HistoryOptions
{
    /// <summary>Only these commits, judged as what a change adds; null for a history.</summary>
    public CommitRange? Range { get; init; }

    /// <summary>Id of the commit that says how a history is judged, or null; of a range <see cref="CommitRange.Base"/> does.</summary>
    public string? Base { get; init; }

    /// <summary>True when markers count only where the base has the same value under one.</summary>
    public bool OnlyKnownMarkers { get; init; }

    /// <summary>Revisions as git writes them (<c>main</c>, <c>^v1.0</c>, <c>v1.0..v2.0</c>); none for all refs, HEAD and the stash.</summary>
    public IReadOnlyList<string> Revisions { get; init; } = [];

    /// <summary>True to read what only the reflog still names, too.</summary>
    public bool Reflog { get; init; }

    /// <summary>True to read every object there is, whether anything leads to it or not.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Only commits after this date, in a form that git understands, or null.</summary>
    public string? Since { get; init; }

    /// <summary>Only so many of the newest commits, or null.</summary>
    public int? MaxCount { get; init; }

    /// <summary>Only these paths.</summary>
    public PathFilter Paths { get; init; } = new([]);

    /// <summary>True to compare every content with its id.</summary>
    public bool Verify { get; init; }

    /// <summary>What earlier scans found to hold nothing, to be left out, or null to read everything.</summary>
    public ScannedObjects? Scanned { get; init; }
}
