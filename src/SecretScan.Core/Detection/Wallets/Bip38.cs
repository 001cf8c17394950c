namespace SecretScan.Detection;

/// <summary>
/// Bitcoin private keys under a passphrase: base58check of 39 bytes that begin with 0x0142 (the key itself encrypted) or
/// 0x0143 (made by multiplication). Source: BIP-38.
/// </summary>
internal static class Bip38
{
    /// <summary>Length in characters.</summary>
    public const int Length = 58;

    private const int PayloadLength = 39;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Length || !secret.StartsWith("6P"u8))
        {
            return Validation.Rejected;
        }

        Span<byte> payload = stackalloc byte[Base58Check.Longest];
        return Base58Check.Decode(secret, payload) == PayloadLength && payload[0] == 0x01 && payload[1] is 0x42 or 0x43
            ? new(Verdict.Encrypted, "base58check holds: private key under a passphrase")
            : Validation.Rejected;
    }
}
