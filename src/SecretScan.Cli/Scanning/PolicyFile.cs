namespace SecretScan.Cli.Scanning;

/// <summary>A file, or folder, of the policy and the places where it may stand.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Inside">Its path in the repository, with <c>/</c>; null when it lies elsewhere.</param>
/// <param name="OnDisk">Its path on disk; null where nothing is checked out.</param>
internal sealed record PolicyFile(string Name, string? Inside, string? OnDisk)
{
    /// <summary>What a path in this file leads to: it begins in the file's folder.</summary>
    public PolicyFile Beside(string path) => new(
        Inside is null ? path : Under(FolderOf(Inside), path),
        Inside is null ? null : Under(FolderOf(Inside), path),
        OnDisk is null ? null : Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(OnDisk))!));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    // git knows no ./x, and a configuration may.
    private static string Under(string folder, string path) =>
        folder + string.Join('/', path.Split('/').Where(name => name is not ("." or "")));
}
