using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SecretScan.Detection;

namespace SecretScan.Core.Tests.Detection.Keys;

/// <summary>Private keys with public keys and certificates around them: what fits is told, what does not is not.</summary>
public class KeysAndTheirPublicHalves
{
    private static readonly DateTimeOffset Until = new(2031, 5, 17, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ACertificateInTheSameFileIsNamed()
    {
        using var key = RSA.Create(2048);

        Assert.Equal(
            ["RSA 2048 private key, matches the certificate for CN=shop.example valid until 2031-05-17"],
            Proofs(("server.pem", key.ExportPkcs8PrivateKeyPem() + "\n" + Certificate(key, "shop.example"))));
    }

    [Fact]
    public void ACertificateBesideItIsNamedWithItsFile()
    {
        using var key = RSA.Create(2048);

        Assert.Equal(
            ["RSA 2048 private key, matches the certificate for CN=shop.example valid until 2031-05-17 in server.crt"],
            Proofs(("tls/server.key", key.ExportRSAPrivateKeyPem()), ("tls/server.crt", Certificate(key, "shop.example"))));
    }

    [Theory]
    [InlineData("nistP256", "EC P-256")]
    [InlineData("nistP384", "EC P-384")]
    [InlineData("nistP521", "EC P-521")]
    [InlineData("secp256k1", "EC secp256k1")]
    public void APublicKeyOnTheSameCurveIsFound(string curve, string algorithm)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));

        foreach (var pem in new[] { key.ExportECPrivateKeyPem(), key.ExportPkcs8PrivateKeyPem() })
        {
            Assert.Equal([$"{algorithm} private key, matches the public key beside it"], Proofs(("keys.txt", pem + "\n\n" + key.ExportSubjectPublicKeyInfoPem())));
        }
    }

    [Theory]
    [InlineData("id_ed25519", "Ed25519")]
    [InlineData("id_ecdsa", "EC P-256")]
    [InlineData("id_rsa", "RSA 1024")]
    public void OfOpenSshStandBesideTheirPublicKey(string name, string algorithm) => Assert.Equal(
        [$"{algorithm} private key, matches the public key in {name}.pub"],
        Proofs(("ssh/" + name, SshKeys.Private(name)), ($"ssh/{name}.pub", SshKeys.Public(name))));

    [Theory]
    [InlineData("id_ed25519", "Ed25519")]
    [InlineData("id_ecdsa", "EC")]
    [InlineData("id_rsa", "RSA")]
    public void OfPuttyStandBesideTheirPublicKey(string name, string algorithm) => Assert.Equal(
        [$"{algorithm} private key, matches the public key in authorized_keys"],
        Proofs(("ssh/key.ppk", SshKeys.Putty(name)), ("ssh/authorized_keys", SshKeys.Public(name))));

    [Fact]
    public void BothHalvesOfAKubernetesSecretAreDecoded()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = $"kind: Secret\ndata:\n  tls.crt: {Base64(Certificate(key, "api.example"))}\n  tls.key: {Base64(key.ExportPkcs8PrivateKeyPem())}\n";

        Assert.Equal(["EC P-256 private key, matches the certificate for CN=api.example valid until 2031-05-17"], Proofs(("secret.yml", secret)));
    }

    [Fact]
    public void OfAnotherPairSayNothing()
    {
        using var key = RSA.Create(2048);
        using var other = RSA.Create(2048);

        Assert.Equal(
            ["RSA 2048 private key", "Ed25519 private key"],
            Proofs(
                ("a.pem", key.ExportRSAPrivateKeyPem() + "\n" + Certificate(other, "shop.example") + "\n" + other.ExportRSAPublicKeyPem()),
                ("id", SshKeys.Private("id_ed25519")),
                ("id_ecdsa.pub", SshKeys.Public("id_ecdsa"))));
    }

    [Fact]
    public void WhosePrimesDoNotMakeTheModulusSayNothing()
    {
        using var key = RSA.Create(1024);
        using var other = RSA.Create(1024);
        var der = key.ExportRSAPrivateKey();
        other.ExportParameters(false).Modulus!.CopyTo(der, der.AsSpan().IndexOf(key.ExportParameters(false).Modulus));

        Assert.Equal(
            ["RSA 1024 private key"],
            Proofs(("a.pem", PemEncoding.WriteString("RSA PRIVATE KEY", der) + "\n" + other.ExportRSAPublicKeyPem())));
    }

    [Fact]
    public void UnderAPassphraseSayNothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem("p", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

        Assert.Equal(["encrypted private key"], Proofs(("a.pem", pem + "\n" + key.ExportSubjectPublicKeyInfoPem())));
    }

    [Fact]
    public void NamesInCertificatesTurnNoLineAroundAndEnd()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var proof = Assert.Single(Proofs(("a.pem", key.ExportPkcs8PrivateKeyPem() + "\n" + Certificate(key, "a\u001b[2J\u202Eb" + new string('x', 60)))));
        Assert.Equal($"EC P-256 private key, matches the certificate for CN=a??2J?b{new string('x', 57)}... valid until 2031-05-17", proof);
    }

    [Fact]
    public void UnchangedFilesAreEvidence()
    {
        using var key = RSA.Create(2048);
        var source = new Changed(File("tls/server.key", key.ExportRSAPrivateKeyPem()), File("tls/server.crt", Certificate(key, "shop.example")));

        var finding = Assert.Single(new Scanner([RuleSet.BuiltIn]).Scan(source).Findings);
        Assert.Equal("RSA 2048 private key, matches the certificate for CN=shop.example valid until 2031-05-17 in server.crt", finding.Proof);
    }

    [Fact]
    public void DamagedOnesAreRead()
    {
        using var rsa = RSA.Create(1024);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string[] whole =
        [
            rsa.ExportRSAPrivateKeyPem(), ec.ExportPkcs8PrivateKeyPem(), ec.ExportECPrivateKeyPem(), Certificate(ec, "a"), rsa.ExportRSAPublicKeyPem(),
            .. new[] { "id_ed25519", "id_ecdsa", "id_rsa" }.SelectMany(name => new[] { SshKeys.Private(name), SshKeys.Public(name), SshKeys.Putty(name) }),
        ];
        var random = new Random(7);
        for (var i = 0; i < 4_000; i++)
        {
            var text = Encoding.UTF8.GetBytes(whole[i % whole.Length]);
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                text[random.Next(text.Length)] = (byte)"AQgIB/+=\n 0"[random.Next(11)];
            }

            text = text[..random.Next(text.Length * 3 / 4, text.Length + 1)];
            PrivateHalf.PublicOf(text);
            PublicKeyText.In(text).ForEach(key => key.Read());
        }
    }

    [Fact]
    public void CertificatesOfAnyBytesAreRead()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var whole = X509Certificate2.CreateFromPem(Certificate(key, "shop.example")).RawData;
        var random = new Random(8);
        for (var i = 0; i < 4_000; i++)
        {
            byte[] der = [.. whole];
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                der[random.Next(der.Length)] = (byte)random.Next(256);
            }

            new PublicKeyText(Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", der))).Read();
        }
    }

    private static string Certificate(AsymmetricAlgorithm key, string name)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = key is RSA rsa ? new CertificateRequest(subject.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject.Build(), (ECDsa)key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(Until.AddYears(-9), Until);
        return certificate.ExportCertificatePem();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Fragment File(string path, string text) => new(Encoding.UTF8.GetBytes(text), new Origin { Kind = OriginKind.File, Path = path });

    private static List<string?> Proofs(params (string Path, string Text)[] files) =>
        [.. new Scanner([RuleSet.BuiltIn]).Scan(new SecretScan.Tests.FragmentList([.. files.Select(f => File(f.Path, f.Text))])).Findings.Select(f => f.Proof)];

    private sealed class Changed(Fragment changed, Fragment unchanged) : IFragmentSource
    {
        public ScanMode Mode => ScanMode.Staged;

        public IEnumerable<Fragment> Read(Coverage coverage) => [changed];

        public IEnumerable<Fragment> Siblings(Origin origin) => [unchanged];
    }
}
