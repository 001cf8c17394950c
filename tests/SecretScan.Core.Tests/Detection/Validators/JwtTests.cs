using System.Buffers.Text;
using System.Text;
using SecretScan.Detection;

namespace SecretScan.Core.Tests.Detection.Validators;

public class JwtTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"alg":"HS256"}""", """{"sub":"42","exp":1900000000}""", Verdict.Accept)]
    [InlineData("""{"alg":"HS256"}""", """{"sub":"42"}""", Verdict.Accept)]
    [InlineData("""{"alg":"HS256"}""", """{"sub":"42","exp":1600000000}""", Verdict.Expired)]
    [InlineData("""{"alg":"none"}""", """{"sub":"42"}""", Verdict.Expired)]
    [InlineData("""{"alg":"HS256"}""", """{"sub":"1234567890"}""", Verdict.Example)]
    [InlineData("""{"alg":"RS256"}""", """{"iss":"https://issuer.example.com/","sub":"42"}""", Verdict.Example)]
    [InlineData("""{"typ":"JWT"}""", """{"sub":"42"}""", Verdict.Reject)]
    [InlineData("""{"alg":"HS256"}""", "[1]", Verdict.Reject)]
    public void AreJudgedByTheirClaims(string header, string payload, Verdict verdict) =>
        Assert.Equal(verdict, Jwt.Check(Token(header, payload), Now).Verdict);

    [Fact]
    public void SayWhenTheyExpired() =>
        Assert.Equal("expired on 2020-09-13", Jwt.Check(Token("""{"alg":"HS256"}""", """{"exp":1600000000}"""), Now).Proof);

    private static byte[] Token(string header, string payload) =>
        Encoding.ASCII.GetBytes($"{Part(header)}.{Part(payload)}.c2lnbmF0dXJl");

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
