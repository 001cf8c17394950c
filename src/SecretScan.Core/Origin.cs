namespace SecretScan;

/// <summary>Where the bytes of a fragment come from.</summary>
public sealed record Origin
{
    /// <summary>What was read.</summary>
    public required OriginKind Kind { get; init; }

    /// <summary>Path with <c>/</c>, relative to the repository's root (for <c>files</c>: to the current folder), or null.</summary>
    public string? Path { get; init; }

    /// <summary>The file within the archive <see cref="Path"/>, <c>!</c> between archives in archives; null for files that are none.</summary>
    public string? Member { get; init; }

    /// <summary>Object id in hex, or null.</summary>
    public string? Blob { get; init; }

    /// <summary>The commit that brought it, or null.</summary>
    public Commit? Commit { get; init; }

    /// <summary>The folder of <see cref="Path"/>: empty at the root. Files of one folder and one commit are evidence for each other.</summary>
    public string Folder => Member is null ? FolderOf(Path) : $"{Path}!{FolderOf(Member)}";

    private static string FolderOf(string? path) => path?.LastIndexOf('/') is int slash and >= 0 ? path[..slash] : "";
}
