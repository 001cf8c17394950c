using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class Identifiers
{
    [Theory]
    [InlineData(Validator.ObjectId, "670621e3¦a5b1c20001f4d9e2", Verdict.Accept)]
    [InlineData(Validator.ObjectId, "4f0621e3a5b1c20001f4d9e2", Verdict.Reject)]
    [InlineData(Validator.ObjectId, "f70621e3a5b1c20001f4d9e2", Verdict.Reject)]
    [InlineData(Validator.ObjectId, "670621e3", Verdict.Reject)]
    [InlineData(Validator.UuidV4, "c59998f5-¦a50b-4797-8852-bbc7cc538841", Verdict.Accept)]
    [InlineData(Validator.UuidV4, "c59998f5-a50b-1797-8852-bbc7cc538841", Verdict.Reject)]
    [InlineData(Validator.UuidV4, "c59998f5-a50b-4797-c852-bbc7cc538841", Verdict.Reject)]
    [InlineData(Validator.UuidV4, "c59998f5a50b47978852bbc7cc538841", Verdict.Reject)]
    [InlineData(Validator.MixedAlphanumeric, "Zq7¦LrT2vXk9BwYd4NmGh8SfPc3JaEu6RtQ1oWzVi5KxMyDb0HgUnCjFsIeOpAlq7Z", Verdict.Accept)]
    [InlineData(Validator.MixedAlphanumeric, "fZQnl73HUtlZn9jSeWb6¦Atx4YxesF9lMFwI2+lUD", Verdict.Accept)]
    [InlineData(Validator.MixedAlphanumeric, "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71", Verdict.Reject)]
    [InlineData(Validator.MixedAlphanumeric, "thisIsTheVeryLongNameOfAnIdentifierThatSomebodyWroteIntoAFile2", Verdict.Reject)]
    [InlineData(Validator.Jwt, "eyJhbGciOiJIUzI1NiJ9¦.eyJpc3MiOiJhY21lIiwiZXhwIjoxOTAwMDAwMDAwfQ.3vQmQxP0b3oZ5yq8XhK1rLwNf7uTgEdCiJsVaBkMzYo", Verdict.Accept)]
    [InlineData(Validator.Jwt, "ghs_12_eyJhbGciOiJIUzI1NiJ9¦.eyJpc3MiOiJhY21lIn0.3vQmQxP0b3oZ5yq8XhK1rLwNf7uTgEdCiJsVaBkMzYo", Verdict.Accept)]
    [InlineData(Validator.Jwt, "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.3vQmQxP0b3oZ5yq8XhK1rLwNf7uTgEdCiJsVaBkMzYo", Verdict.Example)]
    [InlineData(Validator.Jwt, "eyJ0eXAiOiJKV1QifQ.eyJpc3MiOiJhY21lIn0.3vQmQxP0b3oZ5yq8XhK1rLwNf7uTgEdCiJsVaBkMzYo", Verdict.Reject)]
    [InlineData(Validator.Jwt, "eyJhbGci.eyJ.x", Verdict.Reject)]
    public void AreAcceptedByTheirStructure(Validator validator, string value, Verdict verdict)
    {
        var secret = Encoding.UTF8.GetBytes(value.Replace("¦", ""));
        Assert.Equal(verdict, SecretScan.Detection.Validators.Check(validator, secret, secret, secret).Verdict);
    }

    [Fact]
    public void ObjectIdsTellTheirDay() => Assert.Equal(
        "created 2024-10-09",
        SecretScan.Detection.Validators.Check(Validator.ObjectId, "670621e3a5b1c20001f4d9e2"u8, default, default).Proof);

    [Fact]
    public void NoHexDigestIsMixed()
    {
        var random = new Random(64);
        for (var i = 0; i < 20_000; i++)
        {
            var digest = Encoding.ASCII.GetBytes(new string(random.GetItems<char>("0123456789abcdef", 64)));
            Assert.Equal(Verdict.Reject, SecretScan.Detection.Validators.Check(Validator.MixedAlphanumeric, digest, digest, digest).Verdict);
        }
    }

    [Fact]
    public void RandomKeysOfSixtyFourCharactersAreMixed()
    {
        var random = new Random(65);
        var missed = Enumerable.Range(0, 20_000).Count(_ =>
        {
            var key = Encoding.ASCII.GetBytes(new string(random.GetItems<char>("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 64)));
            return SecretScan.Detection.Validators.Check(Validator.MixedAlphanumeric, key, key, key).Verdict == Verdict.Reject;
        });
        Assert.True(missed <= 4, $"{missed} of 20000");
    }
}
