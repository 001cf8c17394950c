namespace SecretScan.History;

/// <summary>
/// What a scan asks of a repository's history. Versions of files are read once each, whatever the number of commits and
/// paths that hold them; where they stood is asked afterwards, and only of those in which something was found.
/// </summary>
/// <remarks>git itself answers it, or LibGit2Sharp where there is no git.</remarks>
public interface IHistory
{
    /// <summary>All of history, or a range of commits.</summary>
    ScanMode Mode { get; }

    /// <summary>Versions of files that are read altogether; 0 while that is not known.</summary>
    int Versions { get; }

    /// <summary>Finds the commits, then reads every version of every file and every message that they brought.</summary>
    /// <param name="jobs">Threads; at least 1.</param>
    /// <param name="take">
    /// Gets each fragment, from several threads at once; the bytes are the caller's until it returns. Of a version that stands
    /// at several paths the origin names the first. True says that the fragment holds nothing, whatever stands beside it.
    /// </param>
    /// <param name="coverage">Gets what cannot be read.</param>
    /// <param name="cancellation">Stops early; what was read by then stays.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="SourceException">Nothing can be read at all.</exception>
    void Read(int jobs, Func<Fragment, bool> take, Coverage coverage, CancellationToken cancellation);

    /// <summary>True when <see cref="Read"/> gave this version, or would have if it could be read.</summary>
    bool Has(string blob);

    /// <summary>The commits that brought one of <paramref name="blobs"/> to a path, parents before children.</summary>
    IEnumerable<Revision> Revisions(IReadOnlySet<string> blobs);

    /// <summary>The files directly in a folder, as a commit left them.</summary>
    IReadOnlyList<FileVersion> Folder(string commit, string folder);

    /// <summary>The commit that brought a version to its path first, or null when none of those that were read did.</summary>
    Commit? FirstCommit(FileVersion version);

    /// <summary>Reads a version again; null when it can no longer be read.</summary>
    Fragment? ReadVersion(FileVersion version, Commit commit);

    /// <summary>Reads a file that no commit here brought, as evidence for its neighbours; null when it is too large or not there.</summary>
    Fragment? ReadEvidence(FileVersion version, Commit commit);

    /// <summary>True when a marker counts only where the same value stood under one before: a change does not say no to what it brings.</summary>
    bool OnlyKnownMarkers { get; }

    /// <summary>The file at a path as it was before the change; for a file that is new those that the change took away, one of which it may have been.</summary>
    IEnumerable<Fragment> Before(string path);

    /// <summary>How long each of the values was to be seen, in the same order; null where that is not known.</summary>
    /// <param name="holdings">Paths and the versions there that hold a value.</param>
    /// <param name="now">The time up to which days are counted.</param>
    IReadOnlyList<Exposure?> Exposures(IReadOnlyList<Holding> holdings, DateTimeOffset now);
}
