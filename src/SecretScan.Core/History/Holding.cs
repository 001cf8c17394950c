namespace SecretScan.History;

/// <summary>A value at a path: the versions of the file that hold it.</summary>
/// <param name="Path">The path, or null for a message.</param>
/// <param name="Blobs">Ids of the versions; for a message, of the commit or tag.</param>
public sealed record Holding(string? Path, IReadOnlySet<string> Blobs);
