namespace SecretScan.Sources;

/// <summary>Which files are read.</summary>
/// <param name="include">What alone is read: files, folders, globs from the root of the repository; none for everything.</param>
/// <param name="exclude">What is not read.</param>
/// <param name="fromRoot">Makes of a path as a source names it one from the root of the repository; null where sources do.</param>
public sealed class PathRules(IReadOnlyCollection<string> include, IReadOnlyCollection<string> exclude, Func<string, string>? fromRoot = null)
{
    private readonly PathFilter? _include = include.Count > 0 ? new PathFilter(include) : null;
    private readonly PathFilter? _exclude = exclude.Count > 0 ? new PathFilter(exclude) : null;

    /// <summary>True when a file is not to be read.</summary>
    public bool Exclude(string path)
    {
        var full = fromRoot?.Invoke(path) ?? path;
        return _include?.Matches(full) == false || _exclude?.Matches(full) == true;
    }
}
