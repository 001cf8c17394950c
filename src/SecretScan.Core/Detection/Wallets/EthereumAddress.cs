using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>The address of a private key: the last 20 bytes of the Keccak-256 of its public key. Source: Ethereum yellow paper, appendix F.</summary>
internal static class EthereumAddress
{
    private const int Digits = 40;
    private const int HashLength = 32;
    private const int Reach = 256 * 1024;
    private const int NearBytes = 1024;

    /// <summary>The 40 lower-case digits of the address of a valid key.</summary>
    public static string Of(ReadOnlySpan<byte> key)
    {
        var keccak = new KeccakDigest(HashLength * 8);
        var hash = new byte[HashLength];
        keccak.BlockUpdate(Secp256k1.PublicKey(key), 0, 2 * Secp256k1.CoordinateLength);
        keccak.DoFinal(hash, 0);
        return Convert.ToHexStringLower(hash.AsSpan(HashLength - (Digits / 2)));
    }

    /// <summary>True when the address stands in <paramref name="text"/> near <paramref name="at"/>, in any case (EIP-55 mixes them).</summary>
    public static bool StandsIn(ReadOnlySpan<byte> text, int at, string address)
    {
        Span<byte> digits = stackalloc byte[Digits];
        Encoding.ASCII.GetBytes(address, digits);
        text = text[Math.Max(0, at - Reach)..Math.Min(text.Length, at + Reach)];
        for (var i = 0; i + Digits <= text.Length; i++)
        {
            if ((text[i] | 0x20) == digits[0] && (text[i + 1] | 0x20) == digits[1] && Ascii.EqualsIgnoreCase(text.Slice(i, Digits), digits)
                && !IsHex(text, i + Digits) && (!IsHex(text, i - 1) || IsPrefix(text, i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when an address of any kind stands within some lines of <paramref name="place"/>.</summary>
    public static bool AnyIsNear(ReadOnlySpan<byte> text, Span place)
    {
        var near = text[Math.Max(0, place.Start - NearBytes)..Math.Min(text.Length, place.End + NearBytes)];
        for (var at = near.IndexOf("0x"u8); at >= 0 && near.Length >= at + 2 + Digits; at = near.IndexOf("0x"u8))
        {
            if (EvmKey.IsHex(near.Slice(at + 2, Digits)) && !IsHex(near, at + 2 + Digits))
            {
                return true;
            }

            near = near[(at + 2)..];
        }

        return false;
    }

    // A longer number that holds the address, such as a padded word, is as good; only digits that run on are not.
    private static bool IsPrefix(ReadOnlySpan<byte> text, int at) => at >= 24 && text.Slice(at - 24, 24).IndexOfAnyExcept((byte)'0') < 0;

    private static bool IsHex(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && char.IsAsciiHexDigit((char)text[at]);
}
