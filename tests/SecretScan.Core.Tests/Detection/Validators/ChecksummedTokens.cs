using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class ChecksummedTokens
{
    [Theory]
    [InlineData(Validator.Crc32Base62, "ghp_¦HOl8aayxZHxYDw6uBxXIBpnM92CmxR0Jm2Vd")]
    [InlineData(Validator.Crc32Base62, "npm_¦5egCAHg1KpS9DnyjKsysRHgMiINjdn0DG6wB")]
    [InlineData(Validator.GitLabRoutable, "glpat-¦bzoxCnU6MnM3rgEwyoqCcQJgcOOIbjqoEA.0y02t60iy")]
    [InlineData(Validator.GitLabRoutable, "glpat-¦bzoxCnU6MnPq2Af4rG3RYGlBGyvXIowMEA.01.0y0ndlbcv")]
    [InlineData(Validator.GitLabRoutable, "glrt-¦t3_ZzoxCm86MQpwOmJma3NdCTBsSvX0LlUTsKMiWtwHEA.160d3eph0")]
    [InlineData(Validator.AzureStorageKey, "cNmW+E+neGUyzPbgebOkF3jCmdn007SsoJSC8frJ¦LkxZpuSSZZ14J8Au3IiE0MMojtjSIqMacSEr+AStCIlBTA==")]
    [InlineData(Validator.AzureAnnotatedKey, "gHxN7UbUoU96jh5ELaAysPSuOGiBj2qPrzQl8IIN¦DOcGlqefqG9EJQQJ99CFGnQgbCzeiXO7AAAgACOG4Hz4")]
    [InlineData(Validator.AzureAnnotatedKey, "JtOGXCJuLy7jhS3cMeKug35eJHUpWRHnw4Q51mxc¦6WKC1yFte3R0JQQJ99CFBO2SwHIzrNv5AAAiACOGMpaR")]
    [InlineData(Validator.EntraSecret, "V7W8Q~¦Wo1n5pjO5W_ub44C.73i~fXxujISml2a.3")]
    [InlineData(Validator.EntraSecret, "fYS8Q~¦mwG.atiJEqfc8NtvxmoRcjx7he7ut1sbP5")]
    [InlineData(Validator.GrafanaCrc, "glsa_¦gVONeHqfFYIJgvnZSLZRkRWvGiIqo2QK_fd472880")]
    [InlineData(Validator.ZuploCrc, "zpka_¦nv00rhjcnh6vto76zqaav7ti15q4e34e_da2f89d4")]
    [InlineData(Validator.ConfluentCrc, "cflty¦J0Fb2bSgebzcXUl0xNXcJqNUzd9GMu4fKnfcHDy1vfBGVfGmyoRSSPuc10w")]
    [InlineData(Validator.AzureDevOpsPat, "zkganx2irggbrpvaihy¦qycemsbb7aztxook6axktqluyysrfff4a")]
    [InlineData(Validator.Bech32, "AGE-SECRET-KEY-¦1PE32DT4Y0SYMXDXXZMQ82X9V63CD7L4FPWPDXVYE8EYYFCQPV87QN79F4U")]
    [InlineData(Validator.PyPiMacaroon, "pypi-¦AgEIcHlwaS5vcmcCJGUxZmRmMzFhLWQxNzQtZTllZC0yZDIwLWY1NDJlNmM0ZDM3YgACK1syLCAiZTUwYjFhMjYtNmU5Ny1iNWNjLWJiZTctZjk4NGNmYzVkOTgwIl0AAAYgAHiROdAVTiD9hYB-vXbvW24iJerGpLjgoXqICtBbyss")]
    public void AreProvedAndAnyOtherCharacterBreaksThem(Validator validator, string token)
    {
        var bytes = Encoding.ASCII.GetBytes(token.Replace("¦", ""));
        Assert.Equal(Verdict.Proved, Check(validator, bytes).Verdict);

        // The body in the middle and the last checksum character; PyPI's signature has no public key to check it with.
        foreach (var at in validator == Validator.PyPiMacaroon ? [8] : new[] { 20, bytes.AsSpan().TrimEnd((byte)'=').Length - 2 })
        {
            var changed = bytes.ToArray();
            changed[at] = changed[at] == (byte)'k' ? (byte)'m' : (byte)'k';
            Assert.Equal(Verdict.Reject, Check(validator, changed).Verdict);
        }
    }

    [Fact]
    public void AwsKeyIdsNameTheirAccount() =>
        Assert.Equal(new Validation(Verdict.Accept, "AWS account 052310077262"), Check(Validator.AwsKeyId, [.. "AKIA"u8, .. "QYLPMN5HFIQR7XYA"u8]));

    [Fact]
    public void AwsKeyIdsFromBefore2019NameNone() =>
        Assert.Equal(new Validation(Verdict.Accept), Check(Validator.AwsKeyId, [.. "AKIA"u8, .. "IZ2LPMN5HFQR7XYA"u8]));

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE", Verdict.Example)]
    [InlineData("AKIA1890QWERTY890189", Verdict.Reject)]
    [InlineData("AKIAQYLP", Verdict.Reject)]
    public void OtherAwsKeyIds(string id, Verdict verdict) =>
        Assert.Equal(verdict, Check(Validator.AwsKeyId, Encoding.ASCII.GetBytes(id)).Verdict);

    [Fact]
    public void StorageKeysFromBefore2022CarryNoChecksum()
    {
        var key = new byte[64];
        new Random(5).NextBytes(key);
        Assert.Equal(Verdict.Accept, Check(Validator.AzureStorageKey, Encoding.ASCII.GetBytes(Convert.ToBase64String(key))).Verdict);
    }

    [Fact]
    public void Crc32OfTheStandardVector() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    [Fact]
    public void Marvin32OfTheVendorsVector() => Assert.Equal(0x22c74339492769bfUL, Marvin32.Of("abc"u8, 0xd53cd9cecd0893b7));

    private static Validation Check(Validator validator, ReadOnlySpan<byte> secret) =>
        SecretScan.Detection.Validators.Check(validator, secret, secret, secret);
}
