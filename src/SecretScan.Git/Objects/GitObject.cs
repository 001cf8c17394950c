namespace SecretScan.Git;

/// <summary>An object of the repository.</summary>
/// <param name="Id">Its id in hex.</param>
/// <param name="Type"><c>blob</c>, <c>tree</c>, <c>commit</c> or <c>tag</c>.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Content">Its bytes, or null when it is larger than was asked for.</param>
internal sealed record GitObject(string Id, string Type, long Size, byte[]? Content);
