namespace SecretScan.Git.Store;

/// <summary>What becomes of blobs that are read.</summary>
/// <param name="Take">Gets id and content, on several threads at once, and does not keep the memory.</param>
/// <param name="Skip">Gets what could not be read, why, and a detail; one call at a time.</param>
/// <param name="Verify">True to give only what is what its id says.</param>
internal sealed record BlobReceiver(
    Action<ObjectId, ReadOnlyMemory<byte>> Take, Action<ObjectId, SkipReason, string> Skip, bool Verify);
