namespace SecretScan;

/// <summary>Bytes to scan and where they come from.</summary>
/// <param name="Bytes">The content, unfiltered and untranscoded.</param>
/// <param name="Origin">Where it was read.</param>
public sealed record Fragment(ReadOnlyMemory<byte> Bytes, Origin Origin);
