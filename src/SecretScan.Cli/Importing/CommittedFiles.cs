using SecretScan.Git;
using SecretScan.Sources;

namespace SecretScan.Cli.Importing;

/// <summary>Files as certain commits have them.</summary>
/// <param name="repository">Whose.</param>
/// <param name="files">Commits and paths, each once.</param>
/// <param name="limits">How much of a file to read.</param>
internal sealed class CommittedFiles(GitRepository repository, IEnumerable<(string Commit, string Path)> files, SourceLimits limits) : IFragmentSource
{
    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Staged;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        foreach (var (commit, path) in files)
        {
            foreach (var (name, content) in Files(commit, path, coverage))
            {
                // Only its id tells commits apart here, and nothing of it is written anywhere.
                var made = new Commit(commit, "", "", default, "");
                yield return new Fragment(content, new Origin { Kind = OriginKind.Blob, Path = name, Blob = repository.Objects.Read($"{commit}:{name}", 0)?.Id, Commit = made });
            }
        }
    }

    private IReadOnlyList<(string Path, byte[] Content)> Files(string commit, string path, Coverage coverage)
    {
        try
        {
            return repository.Files(commit, path, limits.MaxFileSize);
        }
        catch (SourceException e)
        {
            coverage.Skip(path, blob: null, SkipReason.Unreadable, e.Message);
            return [];
        }
    }
}
