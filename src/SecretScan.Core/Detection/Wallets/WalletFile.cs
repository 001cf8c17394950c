using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Wallet files of Bitcoin Core: Berkeley DB (wallet.dat until version 29) and SQLite, whose application id is the magic of the
/// network. A record <c>mkey</c> says that the private keys are encrypted; otherwise they stand there in DER.
/// </summary>
/// <remarks>
/// Sources: Bitcoin Core, wallet/walletdb.cpp (names of records), wallet/sqlite.cpp (application id), key.cpp (DER);
/// Berkeley DB, btree magic 0x053162 at byte 12; SQLite file format, section 1.3.
/// </remarks>
internal static class WalletFile
{
    private const int BtreeMagicAt = 12;
    private const int ApplicationIdAt = 68;
    private const int HeaderLength = 100;
    private const int MasterKeyLength = 48;

    private static ReadOnlySpan<byte> MainNetwork => [0xF9, 0xBE, 0xB4, 0xD9];

    // version 1, an octet string of 32 bytes (SEC 1, appendix C.4)
    private static ReadOnlySpan<byte> PrivateKey => [0x02, 0x01, 0x01, 0x04, 0x20];

    /// <summary>Finds the first private key of a file, or the record that keeps it encrypted; rejects what is no such file.</summary>
    public static Validation Find(ReadOnlySpan<byte> text, out Span place)
    {
        place = default;
        if (text.Length < HeaderLength || Network(text) is not { } network)
        {
            return Validation.Rejected;
        }

        if (text.IndexOf("\u0004mkey"u8) is var record and >= 0)
        {
            var end = Math.Min(text.Length, record + MasterKeyLength);
            place = new Span(record + 1, end);
            return new(Verdict.Encrypted, $"{network}, its private keys under a passphrase");
        }

        for (var at = text.IndexOf(PrivateKey); at >= 0;)
        {
            var key = new Span(at + PrivateKey.Length, at + PrivateKey.Length + CurveScalar.Length);
            if (key.End > text.Length)
            {
                break;
            }

            if (CurveScalar.IsValid(key.In(text)))
            {
                place = key;
                return new(Verdict.Proved, $"{network}, its private keys not encrypted");
            }

            at = text[key.Start..].IndexOf(PrivateKey) is var next and >= 0 ? key.Start + next : -1;
        }

        return Validation.Rejected;
    }

    private static string? Network(ReadOnlySpan<byte> text) =>
        text.Slice(BtreeMagicAt, 4).SequenceEqual("b1\u0005\0"u8) && text.IndexOf("\u0004main"u8) >= 0 ? "wallet file of Bitcoin Core"
        : text.StartsWith("SQLite format 3\0"u8) && text.Slice(ApplicationIdAt, 4).SequenceEqual(MainNetwork) ? "descriptor wallet file of Bitcoin Core"
        : null;
}
