using System.Security.Cryptography;
using System.Text;
using SecretScan.Detection;

namespace SecretScan.Core.Tests.Detection.Validators;

public class PrivateKeyEnvelopes
{
    private const string OpenSsh = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACDBbwcLS+¦ZOaUz5z61vyLpfLWSDZafiVEhAY1I5SSys4QAAAIgUfFzbFHxc
        2wAAAAtzc2gtZWQyNTUxOQAAACDBbwcLS+ZOaUz5z61vyLpfLWSDZafiVEhAY1I5SSys4Q
        AAAEC9sSnIqmWG96wJtdyCCgvbhMqoZe7XTK/Dif/KTqGJEcFvBwtL5k5pTPnPrW/Iul8t
        ZINlp+JUSEBjUjlJLKzhAAAABGRlbW8B
        -----END OPENSSH PRIVATE KEY-----
        """;

    private const string OpenSshEncrypted = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABCItQwJqe
        tFliE5iZLqoI5zAAAAEA¦AAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIKITfSysYbnD4apS
        f96DhANWSboFwrJayJnFA78PCUWVAAAAkK5aSOEgzB35WwSBAp6VIpFeQyK+nuNZ4RZNG7
        1fWHMRD1Hr4rKAIszQJLEDpIH23BegUSFYn0h8STFgYSevmXkcCn4T+QugUDl4F6tBwpwy
        /V4P5ua8qDNLAzFBKJu/OnQo+fikqipTgySz6Llt5/CY7yflW7MIvCCGY7iOB0Ra5bu9B5
        6i13wKtgdMmFXPyA==
        -----END OPENSSH PRIVATE KEY-----
        """;

    private const string Pgp = """
        -----BEGIN PGP PRIVATE KEY BLOCK-----

        lFgEawFBKhYJKwYBBAHa¦Rw8BAQdA01cY2PO4cry7aU3FV0W/qC8H3Dnos5Z6OQo6
        gsrmrBcAAQC7HgtWG2tQVSkwCQ2PaOGeoqdLVwq3dHLAuSwhAkAEcAtZtBhkZW1v
        IDxkZW1vQGRlbW8uaW52YWxpZD6IkAQTFggAOBYhBC8xetXTCEEDH8HLPBIGoeKh
        Nnk7BQJrAUEqAhsDBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEBIGoeKhNnk7
        u74BAMDB3gtwQjcTpomFt+e7Y1aq5OLNndn4TdfkaiLPeNC+AP9MEDroriVLD08E
        nDJf9rUejGrO4VDwjNOKGDXNOjEuBQ==
        =aYrJ
        -----END PGP PRIVATE KEY BLOCK-----
        """;

    private const string PgpEncrypted = """
        -----BEGIN PGP PRIVATE KEY BLOCK-----

        lIYEawFBKhYJKwYBBAHa¦Rw8BAQdAu79zecT/RkIEl3wvJJN4K22zbH6HFqekFJrP
        W7DN3r3+BwMC78kq1bS7Nar/KKLlKLk4hA+++/0dBl6KLBvvMU9fDRb/KzPqTQUA
        e2EZE59abGYU+e4BjBfGym6ky0S3kY78Sy/fmR41iOrNzaVS7wr6crQUZDIgPGQy
        QGRlbW8uaW52YWxpZD6IkAQTFggAOBYhBHgb9UZOLsgT9dF0CpdxOKIjfDCcBQJr
        AUEqAhsDBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEJdxOKIjfDCcX7IA/34R
        q9n8N4uZMJPEtzcsUN0tsW3lKALSOk9qo5bRnoRWAQDZHmhc8P3Eq7Lmz7eAfqOE
        DC4myRwAlZe2aHUu0htZAQ==
        =82bz
        -----END PGP PRIVATE KEY BLOCK-----
        """;

    [Fact]
    public void WithoutTheirLinesAreReadBare()
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(new PrivateKeyInfo("RSA", 2048, false), Bare(rsa.ExportPkcs8PrivateKey()));
        Assert.Equal(new PrivateKeyInfo("RSA", 2048, false), Bare(rsa.ExportRSAPrivateKey()));
        Assert.Equal("EC P-256", Bare(ec.ExportPkcs8PrivateKey())?.Algorithm);
        Assert.Equal("EC P-256", Bare(ec.ExportECPrivateKey())?.Algorithm);
        Assert.Null(Bare(rsa.ExportSubjectPublicKeyInfo()));
        Assert.Null(Bare(rsa.ExportPkcs8PrivateKey()[..^9]));
    }

    // RFC 9580, section 5.5.3: version 6 tells the length of the public numbers, and keys of fixed size have no numbers.
    [Theory]
    [InlineData(0, false)]
    [InlineData(253, true)]
    [InlineData(254, true)]
    public void OfOpenPgpVersion6TellWhetherTheyAreEncrypted(byte usage, bool encrypted)
    {
        byte[] packet = [0xC5, 75, 6, 0x63, 0x87, 0x7F, 0xE3, 27, 0, 0, 0, 32, .. SHA256.HashData("public"u8), usage, .. SHA256.HashData("secret"u8)];
        var key = PrivateKeys.Read(Encoding.ASCII.GetBytes(
            $"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{Convert.ToBase64String(packet)}\n-----END PGP PRIVATE KEY BLOCK-----"));
        Assert.Equal(new PrivateKeyInfo("PGP Ed25519", 256, encrypted), key);
    }

    [Fact]
    public void OfRsaTellTheSizeOfTheModulus()
    {
        using var key = RSA.Create(2048);
        Assert.Equal(new PrivateKeyInfo("RSA", 2048, false), Read(key.ExportRSAPrivateKeyPem()));
        Assert.Equal(new PrivateKeyInfo("RSA", 2048, false), Read(key.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void OfEllipticCurvesTellTheCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("EC P-256", Read(key.ExportECPrivateKeyPem())?.Algorithm);
        Assert.Equal("EC P-256", Read(key.ExportPkcs8PrivateKeyPem())?.Algorithm);
    }

    [Fact]
    public void OfEd25519AreRecognised() => Assert.Equal(new PrivateKeyInfo("Ed25519", 256, false), Read(Ed25519()));

    [Fact]
    public void ThatAreEncryptedSaySo()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        Assert.True(Read(key.ExportEncryptedPkcs8PrivateKeyPem("p", parameters))?.Encrypted);
        Assert.True(Read($"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,C7FD52B1BD8081736E45344C9070D41F\n\n{Random(608)}\n-----END RSA PRIVATE KEY-----")?.Encrypted);
    }

    [Fact]
    public void OfOpenSsh()
    {
        Assert.Equal(new PrivateKeyInfo("Ed25519", 256, false), Read(OpenSsh));
        Assert.Equal(new PrivateKeyInfo("Ed25519", 256, true), Read(OpenSshEncrypted));
    }

    [Fact]
    public void OfPgp()
    {
        Assert.False(Read(Pgp)?.Encrypted);
        Assert.True(Read(PgpEncrypted)?.Encrypted);
    }

    [Theory]
    [InlineData("ssh-ed25519", "none", false)]
    [InlineData("ssh-rsa", "aes256-cbc", true)]
    public void OfPutty(string type, string encryption, bool encrypted) => Assert.Equal(
        encrypted,
        Read($"PuTTY-User-Key-File-3: {type}\r\nEncryption: {encryption}\r\nComment: demo\r\nPublic-Lines: 1\r\n{Random(48)}\r\nPrivate-Lines: 1\r\n{Random(36)}")?.Encrypted);

    [Theory]
    [InlineData("\\n")]
    [InlineData("\\\\n")]
    [InlineData("\\r\\n")]
    [InlineData("\r\n")]
    [InlineData("\r\n    ")]
    [InlineData("\\n\" +\n  \"")]
    [InlineData("\\n' .\n  '")]
    [InlineData("\", \"")]
    [InlineData("\n# ")]
    [InlineData("\n * ")]
    [InlineData("\n      | ")]
    public void InStringLiteralsAndComments(string newline) =>
        Assert.Equal("Ed25519", Read(Ed25519().Replace("\n", newline))?.Algorithm);

    [Theory]
    [InlineData("...")]
    [InlineData("MIIE...")]
    [InlineData("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ")]
    [InlineData("<your key here>")]
    [InlineData("")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void ThatAreCutOffOrMadeUpAreNone(string body)
    {
        foreach (var label in new[] { "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK" })
        {
            Assert.Null(Read($"-----BEGIN {label}-----\n{body}\n-----END {label}-----"));
        }
    }

    [Fact]
    public void ThatEndTooSoonAreNone()
    {
        using var key = RSA.Create(2048);
        var lines = key.ExportPkcs8PrivateKeyPem().Split('\n');
        Assert.Null(Read(string.Join('\n', lines.Where((_, i) => i != 8))));
    }

    private static string Ed25519() =>
        $"-----BEGIN PRIVATE KEY-----\n{Convert.ToBase64String([.. Convert.FromHexString("302e020100300506032b657004220420"), .. Enumerable.Range(1, 32).Select(i => (byte)(i * 71))])}\n-----END PRIVATE KEY-----";

    private static string Random(int bytes)
    {
        var body = new byte[bytes];
        new Random(3).NextBytes(body);
        return Convert.ToBase64String(body);
    }

    private static PrivateKeyInfo? Read(string pem) => PrivateKeys.Read(Encoding.UTF8.GetBytes(pem.Replace("¦", "")));

    private static PrivateKeyInfo? Bare(byte[] der) => PrivateKeys.Read(Encoding.ASCII.GetBytes(Convert.ToBase64String(der)));
}
