using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// Java's own key stores, JKS and JCEKS: magic, version, entries, and a SHA-1 of the password and all before. Source: OpenJDK,
/// sun/security/provider/JavaKeyStore.java and com/sun/crypto/provider/JceKeyStore.java.
/// </summary>
internal static class JavaKeyStore
{
    private const uint Jks = 0xFEEDFEED;
    private const uint Jceks = 0xCECECECE;
    private const int HeaderLength = 12;
    private const int MostEntries = 10_000;

    private const int PrivateKey = 1;
    private const int Certificate = 2;
    private const int SecretKey = 3;

    public static bool MayBe(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.ReadUInt32BigEndian(file) is Jks or Jceks && BinaryPrimitives.ReadUInt32BigEndian(file[4..]) is 1 or 2;

    public static Validation Check(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength + SHA1.HashSizeInBytes || !HoldsKey(file[HeaderLength..^SHA1.HashSizeInBytes], file))
        {
            return Validation.Rejected;
        }

        var name = BinaryPrimitives.ReadUInt32BigEndian(file) == Jks ? "Java key store" : "JCEKS key store";
        return Password(file) is { } password
            ? new(Verdict.Proved, $"{name} with a private key, {UsualPasswords.Told(password)}")
            : new(Verdict.Encrypted, $"{name} with a private key under a passphrase");
    }

    // Behind a secret key, which is a serialised object, nothing is read; there is no need to.
    private static bool HoldsKey(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> file)
    {
        var version = BinaryPrimitives.ReadUInt32BigEndian(file[4..]);
        var count = Math.Min(MostEntries, BinaryPrimitives.ReadUInt32BigEndian(file[8..]));
        for (var i = 0; i < count; i++)
        {
            if (!TryNumber(ref entries, out var kind) || !TrySkip(ref entries, wide: false) || entries.Length < 8)
            {
                return false;
            }

            entries = entries[8..];
            if (kind is PrivateKey or SecretKey)
            {
                return kind == SecretKey || TrySkip(ref entries, wide: true);
            }

            if (kind != Certificate || (version == 2 && !TrySkip(ref entries, wide: false)) || !TrySkip(ref entries, wide: true))
            {
                return false;
            }
        }

        return false;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> rest, out int number)
    {
        number = rest.Length < 4 ? 0 : BinaryPrimitives.ReadInt32BigEndian(rest);
        rest = rest.Length < 4 ? default : rest[4..];
        return number > 0;
    }

    // Names begin with their length in two bytes, certificates and keys with theirs in four.
    private static bool TrySkip(ref ReadOnlySpan<byte> rest, bool wide)
    {
        var header = wide ? 4 : 2;
        var length = rest.Length < header ? uint.MaxValue : wide ? BinaryPrimitives.ReadUInt32BigEndian(rest) : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length > rest.Length - header)
        {
            return false;
        }

        rest = rest[(header + (int)length)..];
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Inlined, it would load the library into callers that never get here.
    private static string? Password(ReadOnlySpan<byte> file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        foreach (var password in UsualPasswords.All)
        {
            hash.AppendData(Encoding.BigEndianUnicode.GetBytes(password));
            hash.AppendData("Mighty Aphrodite"u8);
            hash.AppendData(file[..^SHA1.HashSizeInBytes]);
            if (hash.GetHashAndReset().AsSpan().SequenceEqual(file[^SHA1.HashSizeInBytes..]))
            {
                return password;
            }
        }

        return null;
    }
}
