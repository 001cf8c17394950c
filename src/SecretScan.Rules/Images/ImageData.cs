namespace SecretScan.Rules.Images;

/// <summary>
/// The bytes of a rule image. A delegate, because the built-in image lies in the assembly's own file, which only a span
/// can reach; every call gives the same bytes.
/// </summary>
public delegate ReadOnlySpan<byte> ImageData();
