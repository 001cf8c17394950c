namespace SecretScan.History;

/// <summary>A version of a file at a place.</summary>
/// <param name="Path">Its path from the root, with <c>/</c>.</param>
/// <param name="Blob">Id of its content, in hex.</param>
public sealed record FileVersion(string Path, string Blob);
