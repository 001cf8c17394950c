using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Files that hold private keys behind a password: PKCS #12 (.p12, .pfx, .keystore) and Java's own stores (.jks, .jceks, .keystore), told by their
/// structure. Those without a private key (trust stores) are none. A usual password that opens one proves it.
/// </summary>
internal static class KeyStoreFile
{
    /// <summary>Rounds of hashing that may be spent on passwords for one file, all that is in it included: some 20 ms.</summary>
    public const int MostRounds = 50_000;

    // Unlike the beginning, the end (a digest, a salt) is of no other file.
    private const int PlaceLength = 32;

    private static ReadOnlySpan<byte> DebugAlias => "androiddebugkey"u8;

    private static ReadOnlySpan<byte> WideDebugAlias => "\0a\0n\0d\0r\0o\0i\0d\0d\0e\0b\0u\0g\0k\0e\0y"u8;

    /// <summary>A glance at the first bytes.</summary>
    public static bool MayBe(ReadOnlySpan<byte> file) => file.Length > PlaceLength && (Pkcs12File.MayBe(file) || JavaKeyStore.MayBe(file));

    /// <summary>Judges a file on its own.</summary>
    public static Validation Check(ReadOnlySpan<byte> file)
    {
        var rounds = MostRounds;
        return Find(file, ref rounds, out _);
    }

    /// <summary>Judges a file; rejects what is no such file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="rounds">Rounds of hashing that are left; what is spent on passwords is taken off.</param>
    /// <param name="place">Where the finding stands.</param>
    public static Validation Find(ReadOnlySpan<byte> file, ref int rounds, out Span place)
    {
        place = default;
        if (!MayBe(file))
        {
            return Validation.Rejected;
        }

        place = new Span(file.Length - PlaceLength, file.Length);
        var validation = Pkcs12File.MayBe(file) ? Pkcs12File.Check(file, ref rounds) : JavaKeyStore.Check(file);

        // The SDK makes it on every developer's machine, under a password that is the same everywhere; nothing trusts it.
        var isDebugKey = validation.Verdict == Verdict.Proved && (file.IndexOf(DebugAlias) >= 0 || file.IndexOf(WideDebugAlias) >= 0);
        return isDebugKey ? validation with { Verdict = Verdict.Example } : validation;
    }
}
