using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>Files of the working tree as they would be committed if they were staged now; what HEAD holds of them is old.</summary>
/// <param name="repository">Whose.</param>
/// <param name="paths">Paths from its root.</param>
/// <param name="limits">How much of a file to read.</param>
public sealed class UnstagedSource(GitRepository repository, IReadOnlyList<string> paths, SourceLimits limits) : IFragmentSource
{
    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Staged;

    /// <inheritdoc/>
    public bool IsChange => true;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        var root = repository.WithIndex().Root!;
        var there = paths.Where(path => new FileInfo(Path.Join(root, path)) is { Exists: true, LinkTarget: null }).ToList();
        return there.Count == 0 ? [] : new FilesSource(root, there, limits).Read(coverage);
    }

    /// <inheritdoc/>
    public IEnumerable<Fragment> Previous(Origin origin) => origin.Path is { } path && repository.Head is { } head
        ? repository.Files(head, path, limits.MaxFileSize).Select(file => new Fragment(file.Content, origin with { Kind = OriginKind.Blob }))
        : [];
}
