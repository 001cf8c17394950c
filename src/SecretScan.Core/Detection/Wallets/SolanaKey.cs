using System.Security.Cryptography;

namespace SecretScan.Detection;

/// <summary>
/// Solana key pairs: 64 bytes of which the second half is the Ed25519 public key (RFC 8032) of the first. Transaction
/// signatures have the same length and the same base 58 look, and fail the equation.
/// </summary>
internal static class SolanaKey
{
    /// <summary>Length of a pair in bytes.</summary>
    public const int Length = Ed25519Pair.Length;

    public const int ShortestBase58 = 86;
    public const int LongestBase58 = 88;

    // The second half of a signature is a number below 2^252 + 2^125, little-endian; of keys 15 in 16 have a larger last byte.
    private const byte LargestLastByteOfSignature = 0x10;

    /// <summary>Decodes base 58; false when it is not 64 bytes.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> pair)
    {
        Span<byte> bytes = stackalloc byte[Base58Check.Longest];
        if (text.Length is < ShortestBase58 or > LongestBase58 || Base58Check.DecodeBase58(text, bytes) != Length)
        {
            return false;
        }

        bytes[..Length].CopyTo(pair);
        CryptographicOperations.ZeroMemory(bytes);
        return true;
    }

    /// <summary>True when the bytes can be a signature: then they nearly always are one.</summary>
    public static bool LooksLikeSignature(ReadOnlySpan<byte> pair) => pair[^1] <= LargestLastByteOfSignature;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> pair = stackalloc byte[Length];
        return TryDecode(secret, pair) && Ed25519Pair.Holds(pair) ? Proved : Validation.Rejected;
    }

    public static Validation CheckArray(ReadOnlySpan<byte> secret)
    {
        Span<byte> pair = stackalloc byte[Length];
        return ByteArrays.TryRead(secret, pair) && Ed25519Pair.Holds(pair) ? Proved : Validation.Rejected;
    }

    public static Validation Proved => new(Verdict.Proved, "Solana key pair holds: the second half is the public key of the first");
}
