using System.Collections.Immutable;

namespace SecretScan.History;

/// <summary>How long a value has been in history at one path, and where it still is.</summary>
public sealed record Exposure
{
    /// <summary>The commit that brought it there first.</summary>
    public required Commit First { get; init; }

    /// <summary>Id of the last commit that held it: the tip of a ref while one does, else the parent of the one that took it away.</summary>
    public string? LastCommit { get; init; }

    /// <summary>When it was last there: now if a ref holds it, else when it was taken away.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>True when HEAD's commit holds it.</summary>
    public required bool InHead { get; init; }

    /// <summary>The refs whose tips hold it, by name. In the history of others it may be all the same.</summary>
    public required ImmutableArray<string> Refs { get; init; }

    /// <summary>Versions of the file that hold it; at least 1.</summary>
    public required int Versions { get; init; }

    /// <summary>Whole days since it was first committed. Taking it away does not end that: history keeps it.</summary>
    public required int Days { get; init; }
}
