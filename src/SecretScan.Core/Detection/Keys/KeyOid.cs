namespace SecretScan.Detection;

/// <summary>The object identifiers of keys and curves, as they stand in DER. Sources: RFC 8017, RFC 5480, RFC 8410, SEC 2.</summary>
internal static class KeyOid
{
    public static ReadOnlySpan<byte> Rsa => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];

    public static ReadOnlySpan<byte> RsaPss => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0A];

    /// <summary>Keys on any elliptic curve that has an identifier of its own.</summary>
    public static ReadOnlySpan<byte> Curve => [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];

    public static ReadOnlySpan<byte> Ed25519 => [0x2B, 0x65, 0x70];

    public static ReadOnlySpan<byte> P256 => [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];

    public static ReadOnlySpan<byte> P384 => [0x2B, 0x81, 0x04, 0x00, 0x22];

    public static ReadOnlySpan<byte> P521 => [0x2B, 0x81, 0x04, 0x00, 0x23];

    public static ReadOnlySpan<byte> Secp256k1 => [0x2B, 0x81, 0x04, 0x00, 0x0A];

    /// <summary>The curve that SSH calls by this name (RFC 5656, section 10.1); empty for others.</summary>
    public static ReadOnlySpan<byte> OfSshCurve(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("nistp256"u8) ? P256 : name.SequenceEqual("nistp384"u8) ? P384 : name.SequenceEqual("nistp521"u8) ? P521 : default;

    /// <summary>The curve that JSON web keys call by this name (RFC 7518, section 6.2.1.1; RFC 8812); empty for others.</summary>
    public static ReadOnlySpan<byte> OfJsonCurve(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("P-256"u8) ? P256 : name.SequenceEqual("P-384"u8) ? P384
        : name.SequenceEqual("P-521"u8) ? P521 : name.SequenceEqual("secp256k1"u8) ? Secp256k1 : default;

    /// <summary>Bytes of a coordinate; 0 for a curve that is not known here.</summary>
    public static int FieldLength(ReadOnlySpan<byte> curve) =>
        curve.SequenceEqual(P256) || curve.SequenceEqual(Secp256k1) ? 32 : curve.SequenceEqual(P384) ? 48 : curve.SequenceEqual(P521) ? 66 : 0;
}
