namespace SecretScan.Detection;

/// <summary>Private keys in DER: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC1 (RFC 5915) and OpenSSL's DSA.</summary>
internal static class DerKey
{
    public static PrivateKeyInfo? Read(ReadOnlySpan<byte> label, ReadOnlySpan<byte> body)
    {
        // The outer sequence must be whole: a cut-off key is of no use to anybody.
        if (!new Der(body).TryRead(Der.Sequence, out var key) || key.Length < 16)
        {
            return null;
        }

        if (label.SequenceEqual("ENCRYPTED PRIVATE KEY"u8))
        {
            return PrivateKeyInfo.Locked;
        }

        var read = label.SequenceEqual("RSA PRIVATE KEY"u8) ? Numbers("RSA", key)
            : label.SequenceEqual("DSA PRIVATE KEY"u8) ? Numbers("DSA", key)
            : label.SequenceEqual("EC PRIVATE KEY"u8) ? Sec1(key)
            : Pkcs8(key);
        return read ?? (Entropy.Bits(body) > 4 ? PrivateKeyInfo.Unknown : null);
    }

    /// <summary>Reads a key that no label names: its second element tells PKCS#8 (a sequence), PKCS#1 (the modulus) and SEC1 (the scalar) apart.</summary>
    public static PrivateKeyInfo? ReadBare(ReadOnlySpan<byte> body)
    {
        if (!new Der(body).TryRead(Der.Sequence, out var key))
        {
            return null;
        }

        var der = new Der(key);
        if (!der.TryReadBits(out var version) || version > 1 || key.Length < 16)
        {
            return null;
        }

        return key[3] switch
        {
            Der.Sequence => Pkcs8(key),
            Der.Integer => Numbers("RSA", key),
            Der.OctetString => Sec1(key),
            _ => null,
        };
    }

    private static PrivateKeyInfo? Numbers(string algorithm, ReadOnlySpan<byte> key)
    {
        var der = new Der(key);
        return der.TryReadBits(out var version) && version <= 1 && der.TryReadBits(out var bits) && bits >= 384
            ? new(algorithm, bits, false)
            : null;
    }

    private static PrivateKeyInfo? Sec1(ReadOnlySpan<byte> key)
    {
        var der = new Der(key);
        return der.TryReadBits(out _) && der.TryRead(Der.OctetString, out var scalar)
            ? new(der.TryRead(Der.Tagged, out var curve) && new Der(curve).TryRead(Der.ObjectId, out var oid) ? Curve(oid) : "EC", scalar.Length * 8, false)
            : null;
    }

    private static PrivateKeyInfo? Pkcs8(ReadOnlySpan<byte> key)
    {
        var der = new Der(key);
        if (!der.TryReadBits(out _)
            || !der.TryRead(Der.Sequence, out var algorithm)
            || !der.TryRead(Der.OctetString, out var inner))
        {
            return null;
        }

        var parts = new Der(algorithm);
        if (!parts.TryRead(Der.ObjectId, out var oid))
        {
            return null;
        }

        return oid switch
        {
            [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01 or 0x0A] =>
                new Der(inner).TryRead(Der.Sequence, out var rsa) ? Numbers("RSA", rsa) : null,
            [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01] =>
                new(parts.TryRead(Der.ObjectId, out var curve) ? Curve(curve) : "EC", 0, false),
            [0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x01] => new("DSA", 0, false),
            [0x2B, 0x65, 0x6E] => new("X25519", 256, false),
            [0x2B, 0x65, 0x6F] => new("X448", 448, false),
            [0x2B, 0x65, 0x70] => new Der(inner).TryRead(Der.OctetString, out var seed) && seed.Length == 32 ? new("Ed25519", 256, false) : null,
            [0x2B, 0x65, 0x71] => new("Ed448", 456, false),
            _ => PrivateKeyInfo.Unknown,
        };
    }

    private static string Curve(ReadOnlySpan<byte> oid) =>
        oid.SequenceEqual(KeyOid.P256) ? "EC P-256"
        : oid.SequenceEqual(KeyOid.P384) ? "EC P-384"
        : oid.SequenceEqual(KeyOid.P521) ? "EC P-521"
        : oid.SequenceEqual(KeyOid.Secp256k1) ? "EC secp256k1"
        : "EC";
}
