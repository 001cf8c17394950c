namespace SecretScan.Rules.Images;

/// <summary>
/// The bytes of a rule image. A delegate, because the built-in image is constant data of the assembly that only a span
/// can reach; every call gives the same bytes.
/// </summary>
public delegate ReadOnlySpan<byte> ImageData();
