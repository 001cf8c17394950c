namespace SecretScan.Detection;

/// <summary>
/// Bitcoin private keys in wallet import format: base58check of a version (0x80 main, 0xEF test networks), the key, and
/// 0x01 where its public key is compressed. Source: https://en.bitcoin.it/wiki/Wallet_import_format.
/// </summary>
internal static class Wif
{
    public const int Uncompressed = 51;
    public const int Compressed = 52;

    private const byte Main = 0x80;
    private const byte Test = 0xEF;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length is not (Uncompressed or Compressed) || !"5KL9c"u8.Contains(secret[0]))
        {
            return Validation.Rejected;
        }

        Span<byte> payload = stackalloc byte[Base58Check.Longest];
        var length = Base58Check.Decode(secret, payload);
        var fits = length == 1 + CurveScalar.Length || (length == 2 + CurveScalar.Length && payload[length - 1] == 1);
        if (!fits || payload[0] is not (Main or Test) || !CurveScalar.IsValid(payload.Slice(1, CurveScalar.Length)))
        {
            return Validation.Rejected;
        }

        return payload[0] == Main
            ? new(Verdict.Proved, "base58check holds: private key of Bitcoin's main network")
            : new(Verdict.Weak, "base58check holds: private key of a Bitcoin test network");
    }
}
