using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>
/// What the next commit records: the entries of the index that differ from HEAD, read by object id. The working tree is
/// never looked at.
/// </summary>
public sealed class StagedSource : IFragmentSource
{
    private readonly GitRepository _repository;
    private readonly BlobReader _blobs;
    private readonly Lazy<StagedParent> _head;
    private readonly Lazy<IReadOnlyList<StagedParent>> _parents;
    private readonly IndexFolders _folders;

    /// <summary>Looks at the index of a repository.</summary>
    /// <exception cref="SourceException">The repository is bare.</exception>
    public StagedSource(GitRepository repository, SourceLimits limits)
    {
        _repository = repository.WithIndex();
        _blobs = new BlobReader(repository, limits);
        _head = new Lazy<StagedParent>(() => new StagedParent(repository, repository.HeadOrEmpty));
        _parents = new Lazy<IReadOnlyList<StagedParent>>(
            () => [_head.Value, .. repository.MergeHeads().Select(head => new StagedParent(repository, head))]);
        _folders = new IndexFolders(repository);
    }

    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Staged;

    /// <inheritdoc/>
    public bool IsChange => true;

    /// <summary>True when the next commit would change anything, deletions included.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public bool Any => _head.Value.Changes.Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        _repository.Objects.Start();
        foreach (var change in _head.Value.Changes)
        {
            foreach (var entry in Recorded(change))
            {
                if (_blobs.Read(entry, coverage) is { } fragment)
                {
                    yield return fragment;
                }
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Fragment> Siblings(Origin origin) => _blobs.ReadEvidence(
        Neighbours.Choose(_folders.Files(origin.Folder).Where(entry => !_head.Value.Changed(entry.Path))),
        Neighbours.LargestSize);

    /// <inheritdoc/>
    public IEnumerable<Fragment> Previous(Origin origin) => origin is { Path: { } path, Blob: { } blob }
        ? _blobs.ReadEvidence(_parents.Value.Select(parent => parent.Before(path, blob)).OfType<GitEntry>(), long.MaxValue)
        : [];

    /// <inheritdoc/>
    public IEnumerable<Fragment> PreviousSiblings(Origin origin) => origin.Path is { } path
        ? _parents.Value.SelectMany(
            parent => _blobs.ReadEvidence(Neighbours.Choose(parent.FolderOf(path)), Neighbours.LargestSize))
        : [];

    // A file in conflict has no content yet; what its sides bring may end up in it.
    private IEnumerable<GitEntry> Recorded(Change change) => change.Status == 'U'
        ? _folders.Sides(change.Path)
        : [new GitEntry(change.Path, change.Kind, change.Id)];
}
