namespace SecretScan.Git;

/// <summary>Which commits are asked for.</summary>
internal sealed record CommitQuery
{
    /// <summary>Revisions as git writes them: <c>main</c>, <c>^v1.0</c>, <c>v1.0..v2.0</c>.</summary>
    public IReadOnlyList<string> Revisions { get; init; } = [];

    /// <summary>True for those that any ref, HEAD or an entry of the stash reaches.</summary>
    public bool All { get; init; }

    /// <summary>True for those that the reflogs name, too.</summary>
    public bool Reflog { get; init; }

    /// <summary>Only commits after this date, in a form that git understands, or null.</summary>
    public string? Since { get; init; }

    /// <summary>Only so many of the newest, or null.</summary>
    public int? MaxCount { get; init; }
}
