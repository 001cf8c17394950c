using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

/// <summary>User and password in base64, and hashes of passwords.</summary>
public class EncodedPasswords
{
    [Theory]
    [InlineData("deploy:kX7¦pWq2vRz9", Verdict.Accept)]
    [InlineData("deploy:a(b)\"c{d}¦9x", Verdict.Accept)]
    [InlineData("\0mailer@acme.io\0kX7¦pWq2vRz9", Verdict.Accept)]
    [InlineData("deploy:elephant", Verdict.Weak)]
    [InlineData("customUser:customPass", Verdict.Example)]
    [InlineData("username:password", Verdict.Reject)]
    [InlineData("deploy:${PASSWORD}", Verdict.Reject)]
    [InlineData("username:\0\0pass\0word", Verdict.Reject)]
    [InlineData("deploy:", Verdict.Reject)]
    [InlineData("only text without a colon", Verdict.Reject)]
    public void AreJudgedByWhatTheyHold(string pair, Verdict verdict) =>
        Assert.Equal(verdict, Check(Validator.BasicAuth, Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Replace("¦", "", StringComparison.Ordinal)))));

    [Theory]
    [InlineData("$6$cWD6JziQKgle32C5$", Verdict.Accept)]
    [InlineData("$6$rounds=656000$cWD6JziQKgle32C5$", Verdict.Accept)]
    [InlineData("$apr1$e5dAeQKc$", Verdict.Accept)]
    [InlineData("$2y$10$", Verdict.Accept)]
    [InlineData("$5$12345678$", Verdict.Example)]
    [InlineData("$6$abcdefgh$", Verdict.Example)]
    [InlineData("$6$rounds=10000$saltstringsaltst$", Verdict.Example)]
    [InlineData("$5$rounds=660000$testansiblepass.$", Verdict.Example)]
    public void OfHashesWithAMadeUpSaltAreExamples(string head, Verdict verdict) =>
        Assert.Equal(verdict, Check(Validator.PasswordHash, head + "KlRSdA3iFXoPI.dEwh7AixiXW3Et¦CkLrlQvlYA2sluD".Replace("¦", "", StringComparison.Ordinal)));

    private static Verdict Check(Validator validator, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return SecretScan.Detection.Validators.Check(validator, bytes, bytes, bytes).Verdict;
    }
}
