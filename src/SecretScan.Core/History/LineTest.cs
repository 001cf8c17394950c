using SecretScan.Credentials;

namespace SecretScan.History;

/// <summary>Looks at some lines of a text.</summary>
/// <param name="text">The whole text.</param>
/// <param name="lines">The lines.</param>
internal delegate Glance LineTest(ReadOnlySpan<byte> text, Span lines);
