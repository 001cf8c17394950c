using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

/// <summary>Values that carry a structure of their own: JSON objects and archives in base64.</summary>
public class Containers
{
    [Theory]
    [InlineData("sntrys_", """{"iat":1700000000.5,"url":"https://sentry.io","region_url":"x","org":"acme"}""", "_K3vVQX5mZ0y1Tt8")]
    [InlineData("glc_", """{"o":"1","n":"x","k":"9dJ2","m":{"r":"eu"}}""", "")]
    [InlineData("ops_", """{"signInAddress":"a.1password.com","userAuth":{"method":"SRPg-4096"}}""", "")]
    public void OfJsonParse(string prefix, string json, string suffix)
    {
        var token = prefix + Convert.ToBase64String(Encoding.UTF8.GetBytes(json)) + suffix;
        Assert.Equal(Verdict.Accept, Check(Validator.Base64Json, token));
        Assert.Equal(Verdict.Reject, Check(Validator.Base64Json, token.Replace("eyJ", "eyA", StringComparison.Ordinal)));
        Assert.Equal(Verdict.Reject, Check(Validator.Base64Json, prefix + "eyJvbmx5IHRleHQgYW5kIG5vIG9iamVjdA"));
    }

    [Fact]
    public void OfCertificatesAndKeysNameTheirVersion()
    {
        byte[] archive = [0x30, 0x82, 0x0A, 0x4B, 0x02, 0x01, 0x03, 0x30, 0x82, 0x0A, .. new byte[60]];
        Assert.Equal(Verdict.Accept, Check(Validator.Pkcs12, Convert.ToBase64String(archive)));
        archive[6] = 1;
        Assert.Equal(Verdict.Reject, Check(Validator.Pkcs12, Convert.ToBase64String(archive)));
    }

    private static Verdict Check(Validator validator, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return SecretScan.Detection.Validators.Check(validator, bytes, bytes, bytes).Verdict;
    }
}
