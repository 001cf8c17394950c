using System.Buffers;
using System.Buffers.Text;
using System.Numerics;

namespace SecretScan.Detection;

/// <summary>
/// Derives the public key of a private key that no passphrase protects: PKCS#8, PKCS#1 and SEC1 in PEM or bare, OpenSSH, PuTTY. What
/// stands beside the private numbers as their public key is not believed: the equation must hold.
/// </summary>
internal static class PrivateHalf
{
    private const int Longest = 32 * 1024;

    /// <summary>The public key; null for other kinds of keys, and for what only looks like one.</summary>
    public static PublicHalf? PublicOf(ReadOnlySpan<byte> key)
    {
        if (key.Length > Longest)
        {
            return null;
        }

        if (key.StartsWith("PuTTY-User-Key-File-"u8))
        {
            return PuttyKey.TryReadBlobs(key, out var known, out var hidden) ? OfPutty(known, hidden) : null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, 2 * key.Length));
        try
        {
            if (!key.StartsWith("--"u8))
            {
                return Base64.DecodeFromUtf8(key, buffer, out _, out var length) == OperationStatus.Done ? OfDer(buffer.AsSpan(0, length)) : null;
            }

            return !Pem.TryRead(key, buffer, out var label, out var body, out var encrypted) || encrypted ? null
                : label.SequenceEqual("OPENSSH PRIVATE KEY"u8) ? OfOpenSsh(OpenSshKey.PrivatePart(body))
                : OfDer(body);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    // The second element tells PKCS#8 (a sequence), PKCS#1 (the modulus) and SEC1 (the scalar) apart.
    private static PublicHalf? OfDer(ReadOnlySpan<byte> body)
    {
        if (!new Der(body).TryRead(Der.Sequence, out var key))
        {
            return null;
        }

        var der = new Der(key);
        if (!der.TryRead(Der.Integer, out _))
        {
            return null;
        }

        return der.TryRead(Der.Sequence, out var algorithm) ? der.TryRead(Der.OctetString, out var inner) ? OfPkcs8(algorithm, inner) : null
            : der.TryRead(Der.OctetString, out var scalar)
                ? der.TryRead(Der.Tagged, out var curve) && new Der(curve).TryRead(Der.ObjectId, out var oid) ? OfScalar(oid, scalar) : null
            : OfRsa(key);
    }

    private static PublicHalf? OfPkcs8(ReadOnlySpan<byte> algorithm, ReadOnlySpan<byte> key)
    {
        var parts = new Der(algorithm);
        if (!parts.TryRead(Der.ObjectId, out var oid))
        {
            return null;
        }

        if (oid.SequenceEqual(KeyOid.Ed25519))
        {
            return new Der(key).TryRead(Der.OctetString, out var seed) ? OfSeed(seed) : null;
        }

        if (!new Der(key).TryRead(Der.Sequence, out var numbers))
        {
            return null;
        }

        if (!oid.SequenceEqual(KeyOid.Curve))
        {
            return oid.SequenceEqual(KeyOid.Rsa) || oid.SequenceEqual(KeyOid.RsaPss) ? OfRsa(numbers) : null;
        }

        var scalars = new Der(numbers);
        return parts.TryRead(Der.ObjectId, out var curve) && scalars.TryRead(Der.Integer, out _) && scalars.TryRead(Der.OctetString, out var scalar)
            ? OfScalar(curve, scalar)
            : null;
    }

    // version, modulus, public exponent, private exponent, two primes
    private static PublicHalf? OfRsa(ReadOnlySpan<byte> numbers)
    {
        var der = new Der(numbers);
        return der.TryRead(Der.Integer, out _) && der.TryRead(Der.Integer, out var modulus) && der.TryRead(Der.Integer, out _)
            && der.TryRead(Der.Integer, out _) && der.TryRead(Der.Integer, out var p) && der.TryRead(Der.Integer, out var q)
            ? OfPrimes(modulus, p, q)
            : null;
    }

    // Two random numbers, then the type. Source: OpenSSH PROTOCOL.key, section 3.
    private static PublicHalf? OfOpenSsh(ReadOnlySpan<byte> part)
    {
        var ssh = new SshReader(part);
        if (!ssh.TrySkipBytes(8) || !ssh.TryRead(out var type))
        {
            return null;
        }

        if (type.SequenceEqual("ssh-rsa"u8))
        {
            return ssh.TryRead(out var modulus) && ssh.TrySkip(3) && ssh.TryRead(out var p) && ssh.TryRead(out var q) ? OfPrimes(modulus, p, q) : null;
        }

        if (type.SequenceEqual("ssh-ed25519"u8))
        {
            return ssh.TrySkip(1) && ssh.TryRead(out var pair) && pair.Length == Ed25519Pair.Length ? OfSeed(pair[..Ed25519Pair.HalfLength]) : null;
        }

        return type.StartsWith("ecdsa-sha2-"u8) && ssh.TryRead(out var curve) && ssh.TrySkip(1) && ssh.TryRead(out var scalar)
            ? OfScalar(KeyOid.OfSshCurve(curve), scalar)
            : null;
    }

    // PuTTY manual, appendix C.3: the modulus and the curve stand in the public part.
    private static PublicHalf? OfPutty(ReadOnlySpan<byte> known, ReadOnlySpan<byte> hidden)
    {
        var open = new SshReader(known);
        var secret = new SshReader(hidden);
        if (!open.TryRead(out var type))
        {
            return null;
        }

        if (type.SequenceEqual("ssh-rsa"u8))
        {
            return open.TrySkip(1) && open.TryRead(out var modulus) && secret.TrySkip(1) && secret.TryRead(out var p) && secret.TryRead(out var q)
                ? OfPrimes(modulus, p, q)
                : null;
        }

        if (type.SequenceEqual("ssh-ed25519"u8))
        {
            return secret.TryRead(out var seed) ? OfSeed(seed) : null;
        }

        return type.StartsWith("ecdsa-sha2-"u8) && open.TryRead(out var curve) && secret.TryRead(out var scalar)
            ? OfScalar(KeyOid.OfSshCurve(curve), scalar)
            : null;
    }

    private static PublicHalf? OfPrimes(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> p, ReadOnlySpan<byte> q)
    {
        var product = Number(p) * Number(q);
        return !product.IsZero && product == Number(modulus) ? PublicHalf.Rsa(modulus) : null;
    }

    private static PublicHalf? OfScalar(ReadOnlySpan<byte> curve, ReadOnlySpan<byte> scalar) =>
        CurvePair.Point(curve, scalar) is { } point ? PublicHalf.Point(curve, point) : null;

    private static PublicHalf? OfSeed(ReadOnlySpan<byte> seed) =>
        seed.Length == Ed25519Pair.HalfLength ? PublicHalf.Ed25519(Ed25519Pair.PublicKey(seed)) : null;

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
