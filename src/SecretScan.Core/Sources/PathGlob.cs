using Microsoft.Extensions.FileSystemGlobbing;

namespace SecretScan.Sources;

/// <summary>A path with <c>*</c> or <c>**</c> in it, split where the first of them stands.</summary>
internal sealed class PathGlob
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string _pattern;
    private readonly string[] _words;
    private Matcher? _matcher;

    private PathGlob(string folder, string pattern)
    {
        Folder = folder;
        _pattern = pattern;
        _words = pattern.Split(['*', '/'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The folder above the first wildcard, as written.</summary>
    public string Folder { get; }

    /// <summary>Reads a path as a glob; null when it is a plain path.</summary>
    /// <exception cref="SourceException">It uses signs that the matcher would take literally and so never match.</exception>
    public static PathGlob? Parse(string path)
    {
        var written = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        if (written.StartsWith('!') || written.AsSpan().IndexOfAny("?[]{}") >= 0)
        {
            throw new SourceException(
                $"{path}: there is no such file, and a glob cannot use ?, [...], {{a,b}} or a leading !; use * and **");
        }

        var wildcard = written.IndexOf('*');
        if (wildcard < 0)
        {
            return null;
        }

        var slash = written.LastIndexOf('/', wildcard);
        return new PathGlob(slash < 0 ? "" : written[..(slash + 1)], written[(slash + 1)..]);
    }

    /// <summary>Compares names as globs do.</summary>
    public static StringComparer NameComparer { get; } = StringComparer.FromComparison(Comparison);

    /// <summary>The names that every path has which a path or glob matches.</summary>
    public static IEnumerable<string> Names(string path) => path.Split('/').Where(name => name.Length > 0 && !name.Contains('*'));

    /// <summary>What is wrong with a path or glob that leads from a root, or null.</summary>
    public static string? Fault(string path) =>
        path.StartsWith('!') || path.AsSpan().IndexOfAny("?[]{}") >= 0 || path.Contains('\\') ? "a path here knows * and **, and no ?, [...], {a,b}, backslash or leading !"
        : FaultOfNames(path.AsSpan().TrimEnd('/'));

    private static string? FaultOfNames(ReadOnlySpan<char> path)
    {
        foreach (var part in path.Split('/'))
        {
            var name = path[part];
            if (name is "" or "." or "..")
            {
                return "a path leads from the repository's root, without leading or double /, . and ..";
            }

            if (name is not "**" && name.IndexOf("**") >= 0)
            {
                return "** stands alone between slashes";
            }
        }

        return null;
    }

    /// <summary>True when a path matches, from where <see cref="Folder"/> leads from.</summary>
    public bool Matches(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal)
        && HasWords(path.AsSpan(Folder.Length))
        && Match([path[Folder.Length..]]).Count > 0;

    /// <summary>Those of the names below <see cref="Folder"/> (with <c>/</c>, relative to it) that match.</summary>
    public HashSet<string> Match(IEnumerable<string> names) =>
        [.. Matcher.Match(names).Files.Select(file => file.Path)];

    // Most globs are told apart by their words; a matcher takes longer to make than to ask, and that longer than to look for them.
    private bool HasWords(ReadOnlySpan<char> path)
    {
        foreach (var word in _words)
        {
            var at = path.IndexOf(word, Comparison);
            if (at < 0)
            {
                return false;
            }

            path = path[(at + word.Length)..];
        }

        return true;
    }

    private Matcher Matcher
    {
        get
        {
            if (_matcher is null)
            {
                var matcher = new Matcher(Comparison);
                matcher.AddInclude(_pattern);
                _matcher = matcher;
            }

            return _matcher;
        }
    }
}
