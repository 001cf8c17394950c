using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>
/// A request with its signature that stands in a text. Which of its neighbours are the pieces that were signed is not
/// known for sure, hence each is a short list, the nearest first.
/// </summary>
internal sealed record SignedRequest
{
    /// <summary>The venue it was sent to.</summary>
    public required Venue Venue { get; init; }

    /// <summary>How the venue signs.</summary>
    public required RequestSignature Signature { get; init; }

    /// <summary>The bytes of the signature.</summary>
    public required byte[] Value { get; init; }

    /// <summary>The text it stands in.</summary>
    public required FragmentScan Fragment { get; init; }

    /// <summary>Where it stands there, in words: <c>the signed query of line 12</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Whom it may have been sent to.</summary>
    public required IReadOnlyList<RequestTarget> Targets { get; init; }

    /// <summary>Its method.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>Its body.</summary>
    public required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>The values of the fields, by piece.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; }

    /// <summary>The key that stands in the request, or null.</summary>
    public string? Key => Fields.TryGetValue(MessagePiece.Key, out var keys) && keys.Count > 0 ? keys[0] : null;
}
