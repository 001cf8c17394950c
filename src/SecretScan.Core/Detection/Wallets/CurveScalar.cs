namespace SecretScan.Detection;

/// <summary>The private keys of secp256k1: 32 bytes, big-endian, from 1 to the order of the group less 1. Source: SEC 2, section 2.4.1.</summary>
internal static class CurveScalar
{
    /// <summary>Length of a key in bytes.</summary>
    public const int Length = 32;

    private static ReadOnlySpan<byte> Order =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE,
        0xBA, 0xAE, 0xDC, 0xE6, 0xAF, 0x48, 0xA0, 0x3B, 0xBF, 0xD2, 0x5E, 0x8C, 0xD0, 0x36, 0x41, 0x41,
    ];

    /// <summary>True when the bytes are a key.</summary>
    public static bool IsValid(ReadOnlySpan<byte> key) =>
        key.Length == Length && key.ContainsAnyExcept((byte)0) && key.SequenceCompareTo(Order) < 0;
}
