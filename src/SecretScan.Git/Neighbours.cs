namespace SecretScan.Git;

/// <summary>Which files of a folder are read for evidence when one of them is scanned.</summary>
/// <remarks>A folder may hold anything; configuration comes first, then code, and what cannot hold a name not at all.</remarks>
internal static class Neighbours
{
    /// <summary>Files read at most.</summary>
    public const int Most = 64;

    /// <summary>Bytes of the largest that is read.</summary>
    public const long LargestSize = 1_000_000;

    private const int NotRead = int.MaxValue;

    /// <summary>The entries worth reading, best first.</summary>
    public static IEnumerable<GitEntry> Choose(IEnumerable<GitEntry> entries)
    {
        // Loops and one sort by reference: the generic pipelines of LINQ over pairs would all be compiled at the first use.
        var chosen = new List<GitEntry>();
        foreach (var entry in entries)
        {
            if (entry.Kind == EntryKind.Blob && Rank(entry.Path) != NotRead)
            {
                chosen.Add(entry);
            }
        }

        chosen.Sort(Compare);
        return chosen.Take(Most);
    }

    private static int Compare(GitEntry a, GitEntry b)
    {
        var order = Rank(a.Path) - Rank(b.Path);
        return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
    }

    private static int Rank(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return name.StartsWith(".env", StringComparison.Ordinal) ? 0 : Path.GetExtension(name) switch
        {
            ".cfg" or ".conf" or ".config" or ".env" or ".ini" or ".json" or ".properties" or ".toml" or ".txt" or ".xml"
                or ".yaml" or ".yml" => 1,
            ".cs" or ".go" or ".ipynb" or ".java" or ".js" or ".kt" or ".mjs" or ".php" or ".ps1" or ".py" or ".rb"
                or ".rs" or ".sh" or ".swift" or ".ts" => 2,
            ".7z" or ".bin" or ".class" or ".dll" or ".exe" or ".gif" or ".gz" or ".ico" or ".jar" or ".jpeg" or ".jpg"
                or ".lock" or ".mp3" or ".mp4" or ".pdf" or ".png" or ".so" or ".svg" or ".tar" or ".tgz" or ".ttf"
                or ".webp" or ".woff" or ".woff2" or ".zip" => NotRead,
            _ => 3,
        };
    }
}
