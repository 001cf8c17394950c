using System.Collections.Frozen;

namespace SecretScan.Git;

/// <summary>Which files of a folder are read for evidence when one of them is scanned.</summary>
/// <remarks>A folder may hold anything; configuration comes first, then code, and what cannot hold a name not at all.</remarks>
internal static class Neighbours
{
    /// <summary>Files read at most.</summary>
    public const int Most = 64;

    /// <summary>Bytes of the largest that is read.</summary>
    public const long LargestSize = 1_000_000;

    private static readonly FrozenSet<string> Configuration = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".cfg", ".conf", ".config", ".env", ".ini", ".json", ".properties", ".toml", ".txt", ".xml", ".yaml", ".yml");

    private static readonly FrozenSet<string> Code = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".cs", ".go", ".ipynb", ".java", ".js", ".kt", ".mjs", ".php", ".ps1", ".py", ".rb", ".rs", ".sh", ".swift", ".ts");

    private static readonly FrozenSet<string> Useless = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".7z", ".bin", ".class", ".dll", ".exe", ".gif", ".gz", ".ico", ".jar", ".jpeg", ".jpg", ".lock",
        ".mp3", ".mp4", ".pdf", ".png", ".so", ".svg", ".tar", ".tgz", ".ttf", ".webp", ".woff", ".woff2", ".zip");

    /// <summary>The entries worth reading, best first.</summary>
    public static IEnumerable<GitEntry> Choose(IEnumerable<GitEntry> entries) => entries
        .Where(entry => entry.Kind == EntryKind.Blob)
        .Select(entry => (Entry: entry, Rank: Rank(entry.Path)))
        .Where(ranked => ranked.Rank < int.MaxValue)
        .OrderBy(ranked => ranked.Rank)
        .ThenBy(ranked => ranked.Entry.Path, StringComparer.Ordinal)
        .Take(Most)
        .Select(ranked => ranked.Entry);

    private static int Rank(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var extension = Path.GetExtension(name);
        return name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) ? 0
            : Configuration.Contains(extension) ? 1
            : Code.Contains(extension) ? 2
            : Useless.Contains(extension) ? int.MaxValue
            : 3;
    }
}
