using System.Runtime.CompilerServices;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace SecretScan.Detection;

/// <summary>Ed25519 keys: a seed of 32 bytes, and the public key of 32 bytes that follows from it. Source: RFC 8032, section 5.1.5.</summary>
internal static class Ed25519Pair
{
    /// <summary>Length of a seed, and of a public key.</summary>
    public const int HalfLength = 32;

    /// <summary>Length of a seed with its public key behind it.</summary>
    public const int Length = 2 * HalfLength;

    /// <summary>The public key of a seed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // Inlined, it would load the library into callers that never get here.
    public static byte[] PublicKey(ReadOnlySpan<byte> seed)
    {
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed.ToArray(), 0, publicKey, 0);
        return publicKey;
    }

    /// <summary>True when the second half is the public key of the first.</summary>
    public static bool Holds(ReadOnlySpan<byte> pair) =>
        pair.Length == Length && pair[HalfLength..].SequenceEqual(PublicKey(pair[..HalfLength]));
}
