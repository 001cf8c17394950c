using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class JsonWebKeys
{
    [Fact]
    public void OfRsaAreProvedByTheirPrimes()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(true);
        string Json(byte[] p) => $$"""{"kty": "RSA", "n": "{{Base64Url.EncodeToString(key.Modulus)}}", "e": "AQAB", "d": "{{Base64Url.EncodeToString(key.D)}}", "p": "{{Base64Url.EncodeToString(p)}}", "q": "{{Base64Url.EncodeToString(key.Q)}}"}""";

        var proved = Check(Json(key.P!), Base64Url.EncodeToString(key.D));
        Assert.Equal((Verdict.Proved, "RSA 2048 private key, its primes make its modulus"), (proved.Verdict, proved.Proof));
        Assert.Equal(Verdict.Accept, Check(Json(key.Q!), Base64Url.EncodeToString(key.D)).Verdict);
    }

    [Theory]
    [InlineData("P-256", 43, Verdict.Accept)]
    [InlineData("P-384", 64, Verdict.Accept)]
    [InlineData("P-521", 88, Verdict.Accept)]
    [InlineData("P-256", 42, Verdict.Reject)]
    [InlineData("none", 43, Verdict.Reject)]
    public void OfCurvesHaveTheLengthOfTheCurve(string curve, int length, Verdict verdict)
    {
        var secret = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 7 % 26))));
        Assert.Equal(verdict, Check($$"""{"kty":"EC","crv":"{{curve}}","x":"aaaa","d":"{{secret}}"}""", secret).Verdict);
    }

    [Theory]
    [InlineData("P-256", "nistP256")]
    [InlineData("P-384", "nistP384")]
    [InlineData("P-521", "nistP521")]
    [InlineData("secp256k1", "secp256k1")]
    public void OfCurvesAreProvedByTheirPoint(string name, string curve)
    {
        using var ec = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var key = ec.ExportParameters(true);
        var secret = Base64Url.EncodeToString(key.D);
        string Json(byte[] x, byte[] y) => $$"""{"kty": "EC", "crv": "{{name}}", "x": "{{Base64Url.EncodeToString(x)}}", "y": "{{Base64Url.EncodeToString(y)}}", "d": "{{secret}}"}""";

        var proved = Check(Json(key.Q.X!, key.Q.Y!), secret);
        Assert.Equal((Verdict.Proved, $"EC {name} private key, its public key stands beside it"), (proved.Verdict, proved.Proof));
        Assert.Equal(Verdict.Accept, Check(Json(key.Q.Y!, key.Q.X!), secret).Verdict);
    }

    [Fact]
    public void OfEd25519AreProvedByTheirPublicKey()
    {
        var seed = SHA256.HashData("seed"u8);
        var secret = Base64Url.EncodeToString(seed);
        var x = Base64Url.EncodeToString(Ed25519Pair.PublicKey(seed));
        Assert.Equal(Verdict.Proved, Check($$"""{"kty":"OKP","crv":"Ed25519","x":"{{x}}","d":"{{secret}}"}""", secret).Verdict);
        Assert.Equal(Verdict.Accept, Check($$"""{"kty":"OKP","crv":"Ed25519","x":"{{secret}}","d":"{{secret}}"}""", secret).Verdict);
    }

    [Fact]
    public void AreObjectsThatNameTheirKind()
    {
        var secret = Base64Url.EncodeToString(SHA256.HashData("seed"u8));
        Assert.Equal(Verdict.Reject, Check($$"""{"d": "{{secret}}", "label": "{"kty":"EC"}"}""", secret).Verdict);
        Assert.Equal(Verdict.Accept, Check($$"""{"kty": "oct", "k": "{{secret}}"}""", secret).Verdict);
    }

    private static Validation Check(string json, string secret)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var at = json.LastIndexOf(secret, StringComparison.Ordinal);
        var match = text.AsSpan(at, secret.Length);
        return SecretScan.Detection.Validators.Check(Validator.JsonWebKey, match, match, text);
    }
}
