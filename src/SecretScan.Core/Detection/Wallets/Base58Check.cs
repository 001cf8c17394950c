using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SimpleBase;

namespace SecretScan.Detection;

/// <summary>
/// Bitcoin's base58check: bytes in base 58, the last four of them the start of the double SHA-256 of those before.
/// Source: https://en.bitcoin.it/wiki/Base58Check_encoding.
/// </summary>
internal static class Base58Check
{
    /// <summary>The longest text that is decoded; an extended key has 111 or 112 characters.</summary>
    public const int Longest = 128;

    private const int Checksum = 4;

    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8);

    /// <summary>Decodes <paramref name="text"/> into <paramref name="payload"/>, of at least <see cref="Longest"/> bytes.</summary>
    /// <returns>The length of the payload without its checksum, or -1 when a character or the checksum is wrong.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> payload)
    {
        var length = DecodeBase58(text, payload);
        if (length <= Checksum)
        {
            return -1;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload[..(length - Checksum)], hash);
        SHA256.HashData(hash, hash);
        return hash.StartsWith(payload[(length - Checksum)..length]) ? length - Checksum : -1;
    }

    /// <summary>Decodes base 58 without a checksum; -1 when a character is wrong.</summary>
    public static int DecodeBase58(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        // The library reads past its table at characters that are not ASCII.
        if (text.Length is 0 or > Longest || bytes.Length < text.Length || text.ContainsAnyExcept(Alphabet))
        {
            return -1;
        }

        Span<char> chars = stackalloc char[Longest];
        var count = Encoding.Latin1.GetChars(text, chars);
        return Base58.Bitcoin.TryDecode(chars[..count], bytes, out var length) ? length : -1;
    }
}
