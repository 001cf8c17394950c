using System.Collections.Concurrent;

namespace SecretScan.Git;

/// <summary>The files of the index by folder, each folder asked for once.</summary>
internal sealed class IndexFolders(GitRepository repository)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<GitEntry>> _folders = [];

    /// <summary>What stands directly in a folder.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public IReadOnlyList<GitEntry> Files(string folder) => _folders.GetOrAdd(
        folder,
        static (folder, repository) =>
        [
            .. GitIndex.Entries(repository, GitPath.FilesIn(folder)).Where(entry => FolderOf(entry.Path) == folder),
        ],
        repository);

    /// <summary>The versions of one path: one, or the sides of a conflict.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public IEnumerable<GitEntry> Sides(string path) => Files(FolderOf(path)).Where(entry => entry.Path == path);

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
