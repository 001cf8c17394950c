using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using SecretScan.Detection;
using SecretScan.Testing;

namespace SecretScan.Core.Tests.Detection.Keys;

/// <summary>Files of keys: what opens them is told, and what holds none is left alone.</summary>
public class KeyStores
{
    // Made by keytool and openssl: see the rule.
    private static readonly List<byte[]> Made = [.. RuleTexts.Read().Rules
        .Where(rule => rule.Id?.Value is "key-store-file" or "key-store-keepass")
        .SelectMany(rule => rule.Examples).Select(example => example.Bytes)];

    [Theory]
    [InlineData("changeit", "usual password changeit")]
    [InlineData("password", "usual password password")]
    [InlineData("", "empty password")]
    public void OfPkcs12AreOpenedByAUsualPassword(string password, string told) =>
        Assert.Equal(new(Verdict.Proved, $"PKCS #12 archive with a private key, opened by the {told}"), Judge(Archive(password, 2_000)));

    [Fact]
    public void OfPkcs12UnderAnotherPasswordSayThatOnly() =>
        Assert.Equal(new(Verdict.Encrypted, "PKCS #12 archive with a private key under a passphrase"), Judge(Archive("h7Qz-unknown", 2_000)));

    [Fact]
    public void ThatMakeEachTrialDearAreNotTried() => Assert.Equal(Verdict.Encrypted, Judge(Archive("changeit", 60_000)).Verdict);

    [Fact]
    public void ShareWhatMayBeSpentOnOneFile()
    {
        var rounds = KeyStoreFile.MostRounds;
        KeyStoreFile.Find(Archive("h7Qz-unknown", 6_000), ref rounds, out _);
        Assert.InRange(rounds, 0, 10_000);
        Assert.Equal(Verdict.Encrypted, KeyStoreFile.Find(Archive("changeit", 20_000), ref rounds, out _).Verdict);
    }

    [Theory]
    [InlineData("SHA1")]
    [InlineData("SHA384")]
    [InlineData("SHA512")]
    public void OfPkcs12HaveAMacOfAnyHash(string hash)
    {
        using var certificate = Certificate();
        var archive = certificate.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, new HashAlgorithmName(hash), 1_000), "changeit");
        Assert.Equal(Verdict.Proved, Judge(archive).Verdict);
    }

    // The name of a key is UTF-16, in the clear.
    [Fact]
    public void OfPkcs12MayNameTheirKeysAtLength()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var keys = new Pkcs12SafeContents();
        var name = new AsnWriter(AsnEncodingRules.DER);
        name.WriteCharacterString(UniversalTagNumber.BMPString, "signing key of the demonstration");
        keys.AddShroudedKey(key, "changeit", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2_000))
            .Attributes.Add(new CryptographicAttributeObject(new Oid("1.2.840.113549.1.9.20"), [new AsnEncodedData("1.2.840.113549.1.9.20", name.Encode())]));
        var store = new Pkcs12Builder();
        store.AddSafeContentsUnencrypted(keys);
        store.SealWithMac("changeit", HashAlgorithmName.SHA256, 2_000);

        var scan = new Detector([RuleSet.BuiltIn]).Scan(new Fragment(store.Encode(), new Origin { Kind = OriginKind.File, Path = "a.p12" }), new Coverage());
        Assert.Equal("key-store-file", Assert.Single(scan.Tokens).Rule.Id);
    }

    [Fact]
    public void WithoutAPrivateKeyAreNone()
    {
        using var certificate = Certificate();
        using var open = X509CertificateLoader.LoadCertificate(certificate.RawData);
        Assert.Equal(Verdict.Reject, Judge(open.Export(X509ContentType.Pfx, "changeit")).Verdict);
        Assert.Equal(Verdict.Reject, Judge(certificate.RawData).Verdict);
    }

    [Fact]
    public void AreToldByWhatMadeThem() => Assert.Equal(
        [
            "PKCS #12 archive with a private key, opened by the usual password changeit",
            "PKCS #12 archive with a private key, opened by the empty password",
            "PKCS #12 archive with a private key under a passphrase",
            "PKCS #12 archive, its private key not encrypted",
            "PKCS #12 archive with a private key, opened by the usual password changeit",
            "Java key store with a private key, opened by the usual password changeit",
            "Java key store with a private key under a passphrase",
            "Java key store with a private key, opened by the usual password android",
            "JCEKS key store with a private key, opened by the usual password changeit",
            "KeePass database (version 3.1) under a passphrase",
            "KeePass database (version 4.0) under a passphrase",
            "KeePass database (version 4.1) under a passphrase",
            "KeePass database (version 1) under a passphrase",
        ],
        Made.Select(file => Judge(file).Proof));

    [Fact]
    public void OfAndroidsDebugBuildsAreInfo() =>
        Assert.Equal(Verdict.Example, Assert.Single(Made, file => file.AsSpan().IndexOf("androiddebugkey"u8) >= 0) is var debug ? Judge(debug).Verdict : default);

    [Fact]
    public void ThatAreChangedThrowNothing()
    {
        var random = new Random(3);
        byte[][] whole = [.. Made, Archive("password", 1)];
        for (var i = 0; i < 20_000; i++)
        {
            byte[] file = [.. whole[i % whole.Length]];
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                file[random.Next(random.Next(2) == 0 ? Math.Min(60, file.Length) : file.Length)] = (byte)random.Next(256);
            }

            file = file[..random.Next(random.Next(2) == 0 ? 0 : file.Length, file.Length + 1)];
            Judge(file);
        }
    }

    private static Validation Judge(byte[] file) =>
        KeyStoreFile.Check(file) is { Verdict: not Verdict.Reject } store ? store : KeePassFile.Find(file, out _);

    private static byte[] Archive(string password, int rounds)
    {
        using var certificate = Certificate();
        return certificate.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, rounds), password);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=demo", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
    }
}
