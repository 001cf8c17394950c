namespace SecretScan.Git;

/// <summary>One change in a <see cref="ChangeLog"/>, by numbers.</summary>
/// <param name="Commit">Number of the commit.</param>
/// <param name="Path">Number of the path.</param>
/// <param name="Blob">Number of the version that it brought, or -1 when the file went away or became something else.</param>
/// <param name="OldBlob">Number of the version before, in the first parent, or -1.</param>
internal readonly record struct ChangeEntry(int Commit, int Path, int Blob, int OldBlob);
