namespace SecretScan.Git;

/// <summary>The files of the index by folder, each folder asked for once. Safe to use from several threads.</summary>
internal sealed class IndexFolders(GitRepository repository)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<GitEntry>> _folders = [];

    /// <summary>What stands directly in a folder.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public IReadOnlyList<GitEntry> Files(string folder)
    {
        lock (_gate)
        {
            if (!_folders.TryGetValue(folder, out var files))
            {
                files = [.. repository.Backend.Index(folder).Where(entry => FolderOf(entry.Path) == folder)];
                _folders.Add(folder, files);
            }

            return files;
        }
    }

    /// <summary>The versions of one path: one, or the sides of a conflict.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public IEnumerable<GitEntry> Sides(string path) => Files(FolderOf(path)).Where(entry => entry.Path == path);

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
