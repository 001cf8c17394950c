using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>One element of a signed message: written text, a piece of the request, or the hash of further elements.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Text">The text, or the name of the piece.</param>
/// <param name="Hash">The hash.</param>
/// <param name="Inner">What is hashed.</param>
public sealed record MessageElement(
    MessageElementKind Kind, string Text = "", SignatureHash Hash = SignatureHash.Sha256, ImmutableArray<MessageElement> Inner = default);
