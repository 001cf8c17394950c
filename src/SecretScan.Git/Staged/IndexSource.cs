using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>Every file of the index, changed or not. Nothing in it counts as old.</summary>
public sealed class IndexSource : IFragmentSource
{
    private readonly GitRepository _repository;
    private readonly BlobReader _blobs;

    /// <summary>Looks at the index of a repository.</summary>
    /// <exception cref="SourceException">The repository is bare.</exception>
    public IndexSource(GitRepository repository, SourceLimits limits)
    {
        _repository = repository.WithIndex();
        _blobs = new BlobReader(repository, limits);
    }

    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Staged;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        _repository.Objects.Start();
        foreach (var entry in _repository.Backend.Index())
        {
            if (_blobs.Read(entry, coverage) is { } fragment)
            {
                yield return fragment;
            }
        }
    }
}
