namespace SecretScan.Sources;

/// <summary>Directories, files and globs as they stand on disk.</summary>
/// <param name="currentFolder">Absolute path of the folder that paths are relative to.</param>
/// <param name="paths">Folders, files, or globs with <c>*</c> and <c>**</c>; none means the current folder.</param>
/// <param name="limits">How much of a file to read.</param>
/// <param name="listed">
/// Given the absolute path of a folder, the files below it that count, relative to it and with <c>/</c> (a folder among
/// them is a repository of its own); null where every file on disk counts. A file named in <paramref name="paths"/>
/// is read in any case.
/// </param>
public sealed class FilesSource(
    string currentFolder,
    IReadOnlyList<string> paths,
    SourceLimits limits,
    Func<string, IEnumerable<string>?>? listed = null) : IFragmentSource
{
    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Files;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        var tree = new FileTree(
            listed, (folder, e) => coverage.Skip(Name(folder), blob: null, SkipReason.Unreadable, DiskFile.Reason(e)));

        // Every path is looked at before the first is read: a typing error must not cost a long scan.
        var starts = (paths.Count == 0 ? ["."] : paths).Select(path => Files(path, tree)).ToList();
        return ReadEach(starts, coverage);
    }

    private IEnumerable<Fragment> ReadEach(List<IEnumerable<string>> starts, Coverage coverage)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in starts.SelectMany(files => files).Where(seen.Add))
        {
            if (!limits.Excludes(Name(path), coverage) && new DiskFile(path, Name(path)).Read(limits, coverage) is { } fragment)
            {
                yield return fragment;
            }
        }
    }

    private IEnumerable<string> Files(string path, FileTree tree)
    {
        var full = Path.GetFullPath(path, currentFolder);
        if (Directory.Exists(full))
        {
            return tree.Below(full);
        }

        if (File.Exists(full))
        {
            return RegularFile.Is(RegularFile.Behind(full))
                ? [full]
                : throw new SourceException($"{path}: not a regular file; use - to scan what comes through a pipe");
        }

        // A name that .NET could not decode, as a shell's glob gives it: whoever reads it finds that out and says so.
        if (path.Contains('\uFFFD'))
        {
            return [full];
        }

        var glob = PathGlob.Parse(path) ?? throw new SourceException($"{path}: no such file or folder");
        return Matching(path, glob, tree);
    }

    private List<string> Matching(string path, PathGlob glob, FileTree tree)
    {
        var folder = Path.GetFullPath(glob.Folder, currentFolder);
        if (!Directory.Exists(folder))
        {
            throw new SourceException($"{path}: there is no folder {glob.Folder}");
        }

        var files = tree.Below(folder).ToList();
        var matches = glob.Match(files.Select(file => WithSlashes(Path.GetRelativePath(folder, file))));
        return matches.Count == 0
            ? throw new SourceException($"{path}: no file matches")
            : files.FindAll(file => matches.Contains(WithSlashes(Path.GetRelativePath(folder, file))));
    }

    private string Name(string path) => WithSlashes(Path.GetRelativePath(currentFolder, path));

    private static string WithSlashes(string path) =>
        Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
}
