namespace SecretScan.Detection;

/// <summary>What the private and the public key of one pair have in common.</summary>
/// <param name="Kind"><c>RSA</c>, <c>Ed25519</c>, or the object identifier of an elliptic curve in hex.</param>
/// <param name="Value">The modulus, the key, or the point in hex.</param>
/// <remarks>Sources: RFC 5280 section 4.1.2.7 and RFC 5480 (SubjectPublicKeyInfo), RFC 8410 (Ed25519), RFC 4253 section 6.6 and RFC 5656 (SSH).</remarks>
internal sealed record PublicHalf(string Kind, string Value)
{
    public static PublicHalf Rsa(ReadOnlySpan<byte> modulus) => new("RSA", Convert.ToHexString(modulus.TrimStart((byte)0)));

    public static PublicHalf Ed25519(ReadOnlySpan<byte> key) => new("Ed25519", Convert.ToHexString(key));

    /// <summary>A point in its uncompressed form: 4 and both coordinates.</summary>
    public static PublicHalf? Point(ReadOnlySpan<byte> curve, ReadOnlySpan<byte> point) =>
        point is [4, ..] ? new(Convert.ToHexString(curve), Convert.ToHexString(point)) : null;

    /// <summary>Reads a SubjectPublicKeyInfo; null for other algorithms.</summary>
    public static PublicHalf? OfInfo(ReadOnlySpan<byte> info)
    {
        if (!new Der(info).TryRead(Der.Sequence, out var key))
        {
            return null;
        }

        var der = new Der(key);
        if (!der.TryRead(Der.Sequence, out var algorithm) || !der.TryRead(Der.BitString, out var bits) || bits is not [0, ..])
        {
            return null;
        }

        var parts = new Der(algorithm);
        return !parts.TryRead(Der.ObjectId, out var oid) ? null
            : oid.SequenceEqual(KeyOid.Rsa) || oid.SequenceEqual(KeyOid.RsaPss) ? OfRsa(bits[1..])
            : oid.SequenceEqual(KeyOid.Curve) ? parts.TryRead(Der.ObjectId, out var curve) ? Point(curve, bits[1..]) : null
            : oid.SequenceEqual(KeyOid.Ed25519) ? Ed25519(bits[1..])
            : null;
    }

    /// <summary>Reads an RSAPublicKey (RFC 8017): modulus and exponent.</summary>
    public static PublicHalf? OfRsa(ReadOnlySpan<byte> key) =>
        new Der(key).TryRead(Der.Sequence, out var numbers) && new Der(numbers).TryRead(Der.Integer, out var modulus) ? Rsa(modulus) : null;

    /// <summary>Reads a public key as SSH sends it.</summary>
    public static PublicHalf? OfSsh(ReadOnlySpan<byte> blob)
    {
        var ssh = new SshReader(blob);
        if (!ssh.TryRead(out var type))
        {
            return null;
        }

        if (type.SequenceEqual("ssh-rsa"u8))
        {
            return ssh.TrySkip(1) && ssh.TryRead(out var modulus) ? Rsa(modulus) : null;
        }

        if (type.SequenceEqual("ssh-ed25519"u8))
        {
            return ssh.TryRead(out var key) ? Ed25519(key) : null;
        }

        return type.StartsWith("ecdsa-sha2-"u8) && ssh.TryRead(out var curve) && ssh.TryRead(out var point)
            ? Point(KeyOid.OfSshCurve(curve), point)
            : null;
    }

    /// <summary>The kind alone: the rest is of no use to anybody who reads it.</summary>
    public override string ToString() => Kind;
}
