namespace SecretScan.Sources;

/// <summary>The files below a folder. Links are not followed, <c>.git</c> is left out.</summary>
/// <param name="listed">Says which files of a folder count, or null where nothing but the disk knows.</param>
internal sealed class FileTree(Func<string, IEnumerable<string>?>? listed, Action<string, Exception> unreadable)
{
    // Repositories nested this deep inside each other are no accident.
    private const int DeepestNesting = 32;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Absolute paths of the files below <paramref name="folder"/>.</summary>
    public IEnumerable<string> Below(string folder) => Below(folder, nesting: 0);

    private IEnumerable<string> Below(string folder, int nesting) =>
        nesting < DeepestNesting && listed?.Invoke(folder) is { } names
            ? Listed(folder, names, nesting)
            : OnDisk(folder);

    private IEnumerable<string> Listed(string folder, IEnumerable<string> names, int nesting)
    {
        var links = new Dictionary<string, bool>();
        foreach (var name in names)
        {
            var path = Path.Join(folder, name.TrimEnd('/'));
            if (PassesLink(folder, path, links))
            {
                continue;
            }

            // A name that .NET could not decode exists under no path; whoever reads it finds that out and says so.
            if (File.Exists(path) || name.Contains('\uFFFD'))
            {
                yield return path;
            }
            else if (Directory.Exists(path))
            {
                // A submodule, or a repository that nobody has added: it has its own list.
                foreach (var file in Below(path, nesting + 1))
                {
                    yield return file;
                }
            }
        }
    }

    private IEnumerable<string> OnDisk(string root)
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder))
            {
                if (IsLink(entry) || entry.Name == ".git")
                {
                    continue;
                }

                if (entry is DirectoryInfo)
                {
                    folders.Push(entry.FullName);
                }
                else
                {
                    yield return entry.FullName;
                }
            }
        }
    }

    private FileSystemInfo[] Entries(string folder)
    {
        try
        {
            var entries = new DirectoryInfo(folder).GetFileSystemInfos("*", Everything);
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unreadable(folder, e);
            return [];
        }
    }

    // A list names files by path; a folder on the way may have become a link out of the tree since.
    private static bool PassesLink(string root, string path, Dictionary<string, bool> links)
    {
        if (path.Length <= root.Length)
        {
            return false;
        }

        if (!links.TryGetValue(path, out var passes))
        {
            passes = PassesLink(root, Path.GetDirectoryName(path) ?? root, links) || IsLink(new FileInfo(path));
            links.Add(path, passes);
        }

        return passes;
    }

    private static bool IsLink(FileSystemInfo entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;
}
