namespace SecretScan.Rules;

/// <summary>The kinds of <see cref="MessageElement"/>.</summary>
public enum MessageElementKind
{
    /// <summary>Text that is signed as it is written.</summary>
    Literal,

    /// <summary>A piece of the request.</summary>
    Piece,

    /// <summary>The bytes of a hash.</summary>
    Digest,

    /// <summary>A hash in lower-case hex.</summary>
    HexDigest,
}
