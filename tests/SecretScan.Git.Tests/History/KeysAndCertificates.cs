using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecretScan.Git.Tests.History;

/// <summary>Files of public keys say nothing by themselves; each is kept, for the key that it belongs to.</summary>
public sealed class KeysAndCertificates : HistoryTest
{
    [Fact]
    public void AreToldOfEachOther()
    {
        string[] names = ["one", "two"];
        foreach (var name in names)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(70));
            Repository.Stage($"tls/{name}.crt", certificate.ExportCertificatePem());
            Repository.Commit($"certificate {name}");
            Repository.Stage($"tls/{name}.key", key.ExportPkcs8PrivateKeyPem());
            Repository.Commit($"key {name}");
        }

        Assert.Equal(
            names.Select(name => $"RSA 2048 private key, matches the certificate for CN={name} valid until 2040-01-01 in {name}.crt"),
            Scan(new HistoryOptions()).Findings.Select(finding => finding.Proof).Order());
    }
}
