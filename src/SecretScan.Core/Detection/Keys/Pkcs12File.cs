using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// PKCS #12 archives as they stand in files (RFC 7292). Bags of keys stand in the open, each encrypted for itself or not at all, hence an archive
/// without one holds certificates only. The MAC over all tells whether a password is right (appendix B.2).
/// </summary>
internal static class Pkcs12File
{
    private const byte Version = 3;
    private const int LongestSalt = 1024;
    private const byte MacPurpose = 3;

    private static ReadOnlySpan<byte> KeyBag => [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x01];

    private static ReadOnlySpan<byte> ShroudedKeyBag => [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x02];

    public static bool MayBe(ReadOnlySpan<byte> file)
    {
        var header = file[1] < 0x80 ? 2 : 2 + (file[1] & 0x7F);
        ReadOnlySpan<byte> version = [Der.Integer, 1, Version, Der.Sequence];
        return file[0] == Der.Sequence && header <= 5 && file[header..].StartsWith(version);
    }

    public static Validation Check(ReadOnlySpan<byte> file, ref int roundsLeft)
    {
        if (!new Der(file).TryRead(Der.Sequence, out var archive))
        {
            return Validation.Rejected;
        }

        var der = new Der(archive);
        if (!der.TryRead(Der.Integer, out _) || !der.TryRead(Der.Sequence, out var content) || ContentOf(content) is not { IsEmpty: false } safe)
        {
            return Validation.Rejected;
        }

        if (safe.IndexOf(KeyBag) >= 0)
        {
            return new(Verdict.Proved, "PKCS #12 archive, its private key not encrypted");
        }

        if (safe.IndexOf(ShroudedKeyBag) < 0)
        {
            return Validation.Rejected;
        }

        return der.TryRead(Der.Sequence, out var mac) && Password(mac, safe, ref roundsLeft) is { } password
            ? new(Verdict.Proved, $"PKCS #12 archive with a private key, {UsualPasswords.Told(password)}")
            : new(Verdict.Encrypted, "PKCS #12 archive with a private key under a passphrase");
    }

    // ContentInfo: an object identifier and [0] around an octet string.
    private static ReadOnlySpan<byte> ContentOf(ReadOnlySpan<byte> info)
    {
        var der = new Der(info);
        return der.TryRead(Der.ObjectId, out _) && der.TryRead(Der.Tagged, out var tagged) && new Der(tagged).TryRead(Der.OctetString, out var content)
            ? content
            : default;
    }

    // MacData: algorithm and digest, salt, rounds (1 when absent).
    [MethodImpl(MethodImplOptions.NoInlining)] // Inlined, it would load the library into callers that never get here.
    private static string? Password(ReadOnlySpan<byte> mac, ReadOnlySpan<byte> safe, ref int roundsLeft)
    {
        var der = new Der(mac);
        if (!der.TryRead(Der.Sequence, out var digestInfo) || !der.TryRead(Der.OctetString, out var salt) || salt.Length is 0 or > LongestSalt)
        {
            return null;
        }

        var info = new Der(digestInfo);
        if (!info.TryRead(Der.Sequence, out var algorithm) || !info.TryRead(Der.OctetString, out var digest)
            || !new Der(algorithm).TryRead(Der.ObjectId, out var oid) || HashOf(oid) is not { } hash)
        {
            return null;
        }

        var rounds = der.TryRead(Der.Integer, out var count) ? count is { Length: > 0 and < 4 } ? Number(count) : int.MaxValue : 1;
        foreach (var password in UsualPasswords.All)
        {
            if (rounds > roundsLeft)
            {
                return null;
            }

            roundsLeft -= rounds;
            if (Mac(hash, password, salt, rounds, safe).AsSpan().SequenceEqual(digest))
            {
                return password;
            }
        }

        return null;
    }

    private static int Number(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        foreach (var b in bytes)
        {
            number = (number << 8) | b;
        }

        return Math.Max(1, number);
    }

    // Appendix B.2 with a purpose of 3. The key is as long as the hash, hence one block is enough.
    private static byte[] Mac(HashAlgorithmName hash, string password, ReadOnlySpan<byte> salt, int rounds, ReadOnlySpan<byte> content)
    {
        var block = hash == HashAlgorithmName.SHA384 || hash == HashAlgorithmName.SHA512 ? 128 : 64;
        var key = CryptographicOperations.HashData(
            hash, [.. Repeated([MacPurpose], block), .. Repeated(salt, block), .. Repeated(Encoding.BigEndianUnicode.GetBytes(password + "\0"), block)]);
        for (var round = 1; round < rounds; round++)
        {
            CryptographicOperations.HashData(hash, key, key);
        }

        return CryptographicOperations.HmacData(hash, key, content);
    }

    // To a multiple of the block.
    private static byte[] Repeated(ReadOnlySpan<byte> text, int block)
    {
        var repeated = new byte[(text.Length + block - 1) / block * block];
        for (var i = 0; i < repeated.Length; i++)
        {
            repeated[i] = text[i % text.Length];
        }

        return repeated;
    }

    private static HashAlgorithmName? HashOf(ReadOnlySpan<byte> oid) => oid switch
    {
        [0x2B, 0x0E, 0x03, 0x02, 0x1A] => HashAlgorithmName.SHA1,
        [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01] => HashAlgorithmName.SHA256,
        [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02] => HashAlgorithmName.SHA384,
        [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03] => HashAlgorithmName.SHA512,
        _ => null,
    };
}
