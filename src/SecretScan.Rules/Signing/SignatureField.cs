namespace SecretScan.Rules;

/// <summary>A piece of a signed message that stands in the request under a name: the header <c>KC-API-TIMESTAMP</c>.</summary>
/// <param name="Piece">The piece as the message names it: <c>timestamp</c>.</param>
/// <param name="Name">The header or parameter, compared without regard to case.</param>
public sealed record SignatureField(string Piece, string Name);
