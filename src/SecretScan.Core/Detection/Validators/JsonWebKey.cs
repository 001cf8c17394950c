using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// Private JSON web keys (RFC 7517, RFC 7518 section 6, RFC 8037): the secret is the member <c>d</c> (or <c>k</c> of a symmetric
/// key) of an object that names its kind. The public half in the object proves it.
/// </summary>
internal static class JsonWebKey
{
    private const int LongestNumber = 1024;

    private static readonly SearchValues<byte> ValueEnd = SearchValues.Create("\\\"', \r\n}"u8);

    public static Validation Check(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> surroundings)
    {
        if (!surroundings.Overlaps(secret, out var at) || at < 0)
        {
            return Validation.Rejected;
        }

        // A key has no object inside of it.
        var start = surroundings[..at].LastIndexOf((byte)'{') + 1;
        var end = surroundings[at..].IndexOf((byte)'}') is var close and >= 0 ? at + close : surroundings.Length;
        var key = surroundings[start..end];
        var kind = Member(key, "kty"u8);
        return kind.SequenceEqual("RSA"u8) ? Rsa(secret, key)
            : kind.SequenceEqual("EC"u8) ? Curve(secret, key)
            : kind.SequenceEqual("OKP"u8) ? Edwards(secret, key)
            : kind.SequenceEqual("oct"u8) ? Symmetric(secret, key)
            : Validation.Rejected;
    }

    private static Validation Rsa(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> key)
    {
        var modulus = Number(Member(key, "n"u8));
        if (modulus.IsZero || Number(secret).IsZero)
        {
            return Validation.RejectUnless(secret.Length >= 64);
        }

        var holds = Number(Member(key, "p"u8)) * Number(Member(key, "q"u8)) == modulus;
        return new(holds ? Verdict.Proved : Verdict.Accept, $"RSA {modulus.GetBitLength()} private key{(holds ? ", its primes make its modulus" : "")}");
    }

    private static Validation Curve(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> key)
    {
        var name = Member(key, "crv"u8);
        var curve = KeyOid.OfJsonCurve(name);
        if (curve.IsEmpty || secret.Length != ((KeyOid.FieldLength(curve) * 8) + 5) / 6)
        {
            return Validation.Rejected;
        }

        var holds = IsPair(curve, secret, Member(key, "x"u8), Member(key, "y"u8));
        return new(holds ? Verdict.Proved : Verdict.Accept, $"EC {Encoding.ASCII.GetString(name)} private key{(holds ? ", its public key stands beside it" : "")}");
    }

    private static bool IsPair(ReadOnlySpan<byte> curve, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        Span<byte> scalar = stackalloc byte[LongestNumber];
        Span<byte> stated = stackalloc byte[2 * LongestNumber];
        if (!TryDecode(secret, scalar, out var size) || !TryDecode(x, stated, out var first) || !TryDecode(y, stated[first..], out var second))
        {
            return false;
        }

        var holds = CurvePair.Point(curve, scalar[..size]) is [4, .. var point] && stated[..(first + second)].SequenceEqual(point);
        scalar.Clear();
        return holds;
    }

    private static Validation Edwards(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> key)
    {
        Span<byte> seed = stackalloc byte[LongestNumber];
        if (!TryDecode(secret, seed, out var length) || length is not (32 or 56 or 57))
        {
            return Validation.Rejected;
        }

        Span<byte> stated = stackalloc byte[LongestNumber];
        var holds = Member(key, "crv"u8).SequenceEqual("Ed25519"u8) && length == Ed25519Pair.HalfLength
            && TryDecode(Member(key, "x"u8), stated, out var size)
            && stated[..size].SequenceEqual(Ed25519Pair.PublicKey(seed[..length].ToArray()));
        seed.Clear();
        return holds ? new(Verdict.Proved, "Ed25519 private key, its public key stands beside it") : Validation.Accepted;
    }

    private static Validation Symmetric(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> key) =>
        Member(key, "k"u8).SequenceEqual(secret) && secret.Length >= 22 ? new(Verdict.Accept, "symmetric key") : Validation.Rejected;

    private static BigInteger Number(ReadOnlySpan<byte> base64)
    {
        Span<byte> bytes = stackalloc byte[LongestNumber];
        return TryDecode(base64, bytes, out var length) ? new BigInteger(bytes[..length], isUnsigned: true, isBigEndian: true) : default;
    }

    private static bool TryDecode(ReadOnlySpan<byte> base64, Span<byte> bytes, out int length)
    {
        length = 0;
        return !base64.IsEmpty && base64.Length <= LongestNumber && Base64Url.IsValid(base64)
            && Base64Url.DecodeFromUtf8(base64, bytes, out _, out length) == OperationStatus.Done;
    }

    // "name": "value", with or without quotes around the name, escaped or not.
    private static ReadOnlySpan<byte> Member(ReadOnlySpan<byte> key, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + name.Length < key.Length; at++)
        {
            if (!key[at..].StartsWith(name) || (at > 0 && char.IsAsciiLetterOrDigit((char)key[at - 1])))
            {
                continue;
            }

            var rest = key[(at + name.Length)..].TrimStart("\\\"'"u8).TrimStart(" \t"u8);
            if (!rest.IsEmpty && rest[0] is (byte)':' or (byte)'=')
            {
                rest = rest.TrimStart(":=> \t\r\n"u8).TrimStart("\\\"'"u8);
                var end = rest.IndexOfAny(ValueEnd);
                return end < 0 ? rest : rest[..end];
            }
        }

        return default;
    }
}
