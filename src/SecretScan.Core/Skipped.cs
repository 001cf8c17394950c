namespace SecretScan;

/// <summary>Something that was not read.</summary>
/// <param name="Path">Its path, or null.</param>
/// <param name="Blob">Its object id, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">More about it, never content, or null.</param>
public sealed record Skipped(string? Path, string? Blob, SkipReason Reason, string? Detail);
