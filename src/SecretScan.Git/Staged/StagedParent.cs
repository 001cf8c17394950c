namespace SecretScan.Git;

/// <summary>One parent of the commit to be, and what the index changes against it.</summary>
internal sealed class StagedParent
{
    private readonly GitRepository _repository;
    private readonly string _tree;
    private readonly Dictionary<string, Change> _byPath = [];

    /// <summary>Compares the index with a commit or tree.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public StagedParent(GitRepository repository, string tree)
    {
        _repository = repository;
        _tree = tree;
        Changes = repository.Backend.IndexChanges(tree);
        foreach (var change in Changes)
        {
            _byPath[change.Path] = change;
        }
    }

    /// <summary>The paths that differ by object id, kind or mode.</summary>
    public IReadOnlyList<Change> Changes { get; }

    /// <summary>True when the index holds this path otherwise than the parent does.</summary>
    public bool Changed(string path) => _byPath.ContainsKey(path);

    /// <summary>What the parent has at the same or the renamed path; null when it has nothing there.</summary>
    public GitEntry? Before(string path, string id) => !_byPath.TryGetValue(path, out var change)
        ? new GitEntry(path, EntryKind.Blob, id)
        : change.OldKind == EntryKind.None ? null : new GitEntry(change.OldPath, change.OldKind, change.OldId);

    /// <summary>The parent's files of the folder that a path stood in, without that path itself.</summary>
    public IEnumerable<GitEntry> FolderOf(string path)
    {
        var old = _byPath.TryGetValue(path, out var change) ? change.OldPath : path;
        var folder = old.LastIndexOf('/') is >= 0 and var slash ? old[..slash] : "";
        return new TreeReader(_repository.Objects).Folder(_tree, folder).Where(entry => entry.Path != old);
    }
}
