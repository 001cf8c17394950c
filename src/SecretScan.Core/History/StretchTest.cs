using SecretScan.Credentials;

namespace SecretScan.History;

/// <summary>Looks at some lines of a text.</summary>
/// <param name="text">The whole text.</param>
/// <param name="lines">The lines.</param>
/// <param name="around">The lines and what belongs to them on both sides.</param>
/// <param name="finds">Gets the places of what was found, and of what may become a find by something further away.</param>
internal delegate Stretch StretchTest(ReadOnlySpan<byte> text, Span lines, Span around, List<int> finds);
