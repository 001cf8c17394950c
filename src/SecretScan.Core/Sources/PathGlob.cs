using Microsoft.Extensions.FileSystemGlobbing;

namespace SecretScan.Sources;

/// <summary>A path with <c>*</c> or <c>**</c> in it, split where the first of them stands.</summary>
internal sealed class PathGlob
{
    private readonly Matcher _matcher = new(
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private PathGlob(string folder, string pattern)
    {
        Folder = folder;
        _matcher.AddInclude(pattern);
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

    /// <summary>What is wrong with a path or glob that leads from a root, or null.</summary>
    public static string? Fault(string path) =>
        path.StartsWith('!') || path.AsSpan().IndexOfAny("?[]{}") >= 0 || path.Contains('\\') ? "a path here knows * and **, and no ?, [...], {a,b}, backslash or leading !"
        : path.TrimEnd('/').Split('/') is var names && names.Any(name => name is "" or "." or "..") ? "a path leads from the repository's root, without leading or double /, . and .."
        : names.Any(name => name != "**" && name.Contains("**", StringComparison.Ordinal)) ? "** stands alone between slashes"
        : null;

    /// <summary>Those of the names below <see cref="Folder"/> (with <c>/</c>, relative to it) that match.</summary>
    public HashSet<string> Match(IEnumerable<string> names) =>
        [.. _matcher.Match(names).Files.Select(file => file.Path)];
}
