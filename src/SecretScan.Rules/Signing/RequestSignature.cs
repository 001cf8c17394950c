using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>
/// How a venue's requests are signed with the secret: enough to compute the HMAC of a request that stands in a text, and
/// so to prove that a value is the secret it was signed with.
/// </summary>
public sealed record RequestSignature
{
    /// <summary>The headers or parameters that carry the signature, compared without regard to case.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>The hash.</summary>
    public required SignatureHash Hash { get; init; }

    /// <summary>How the signature is written: hex or base64.</summary>
    public BytesForm Encoding { get; init; } = BytesForm.Hex;

    /// <summary>How the secret becomes the bytes of the HMAC's key.</summary>
    public BytesForm Secret { get; init; }

    /// <summary>What is signed, in the notation of <see cref="MessageTemplate"/>.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// The pieces of the message that stand under a name of their own. The piece <c>key</c> also tells which key belongs to
    /// the secret.
    /// </summary>
    public ImmutableArray<SignatureField> Fields { get; init; } = [];

    /// <summary>What a path begins with that the message leaves out, or null.</summary>
    public string? StripPath { get; init; }
}
