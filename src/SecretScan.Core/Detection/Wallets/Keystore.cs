using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>
/// Ethereum keystores of version 3: JSON with cipher, initialisation vector, key derivation and MAC around the encrypted key.
/// Source: Ethereum's Web3 Secret Storage Definition.
/// </summary>
/// <remarks>
/// No passphrase is tried: one guess takes a second and 256 MB at the usual cost (scrypt, n = 262144), and a repository may
/// hold a thousand of these files.
/// </remarks>
internal static class Keystore
{
    private const int MacDigits = 64;
    private const int VectorDigits = 32;
    private const int Version = 3;

    public static Validation Check(ReadOnlySpan<byte> surroundings)
    {
        var kdf = Field(surroundings, "\"kdf\""u8);
        var isScrypt = kdf.SequenceEqual("scrypt"u8);
        var cost = Field(surroundings, isScrypt ? "\"n\""u8 : "\"c\""u8);
        var fits = (isScrypt || kdf.SequenceEqual("pbkdf2"u8))
            && Utf8Parser.TryParse(cost, out int rounds, out _) && rounds > 0
            && Utf8Parser.TryParse(Field(surroundings, "\"version\""u8), out int version, out _) && version == Version
            && Field(surroundings, "\"cipher\""u8).SequenceEqual("aes-128-ctr"u8)
            && IsHex(Field(surroundings, "\"mac\""u8), MacDigits) && IsHex(Field(surroundings, "\"iv\""u8), VectorDigits);
        return fits ? new(Verdict.Encrypted, $"keystore under a passphrase ({(isScrypt ? "scrypt, n" : "PBKDF2, c")} = {System.Text.Encoding.ASCII.GetString(cost)})") : Validation.Rejected;
    }

    private static bool IsHex(ReadOnlySpan<byte> value, int digits) => value.Length == digits && EvmKey.IsHex(value);

    // The keys of a JavaScript object may be bare.
    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = text.IndexOf(name);
        if (at < 0)
        {
            name = name[1..^1];
            for (at = text.IndexOf(name); at > 0 && char.IsAsciiLetterOrDigit((char)text[at - 1]);)
            {
                at = text[(at + 1)..].IndexOf(name) is var next and >= 0 ? at + 1 + next : -1;
            }
        }

        if (at < 0)
        {
            return default;
        }

        var value = text[(at + name.Length)..].TrimStart(" \t\r\n:"u8);
        return value is [(byte)'"' or (byte)'\'', ..]
            ? value[1..][..Math.Max(0, value[1..].IndexOfAny((byte)'"', (byte)'\''))]
            : value[..Math.Max(0, value.IndexOfAnyExceptInRange((byte)'0', (byte)'9'))];
    }
}
