namespace SecretScan.Sources;

/// <summary>Paths that were asked for: files, folders with all below them, globs with <c>*</c> and <c>**</c>.</summary>
public sealed class PathFilter
{
    private readonly List<(string Path, PathGlob? Glob)> _paths = [];

    /// <summary>Takes them as typed, relative to the root.</summary>
    /// <exception cref="SourceException">One uses signs that a glob here does not know.</exception>
    public PathFilter(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            _paths.Add((path.TrimEnd('/'), PathGlob.Parse(path)));
        }
    }

    /// <summary>True when <paramref name="path"/> was asked for; true for all when nothing was.</summary>
    public bool Matches(string path)
    {
        foreach (var (asked, glob) in _paths)
        {
            var isMatch = glob is null
                ? path.StartsWith(asked, StringComparison.Ordinal) && (path.Length == asked.Length || path[asked.Length] == '/')
                : glob.Matches(path);
            if (isMatch)
            {
                return true;
            }
        }

        return _paths.Count == 0;
    }
}
