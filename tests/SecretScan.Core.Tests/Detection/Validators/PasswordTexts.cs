using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class PasswordTexts
{
    [Theory]
    [InlineData("kX7¦pWq2!vRz", Verdict.Accept)]
    [InlineData("Tr0ub4¦dor&3", Verdict.Accept)]
    [InlineData("vN#8fK2m/Qx¦0Zt+Lw", Verdict.Accept)]
    [InlineData("databases", Verdict.Weak)]
    [InlineData("elephant", Verdict.Weak)]
    [InlineData("zaphod", Verdict.Weak)]
    [InlineData("postgres", Verdict.Example)]
    [InlineData("P@ssw0rd!", Verdict.Example)]
    [InlineData("Password1", Verdict.Example)]
    [InlineData("minio123", Verdict.Example)]
    [InlineData("dbpass", Verdict.Example)]
    [InlineData("TrustStorePassword", Verdict.Example)]
    [InlineData("somewordpress", Verdict.Example)]
    [InlineData("DB_PASSWORD", Verdict.Reject)]
    [InlineData("db_password", Verdict.Reject)]
    [InlineData("blue_horse_staple", Verdict.Accept)]
    [InlineData("password", Verdict.Reject)]
    [InlineData("mysecretpassword", Verdict.Reject)]
    [InlineData("wJalrXUtnFEMIK7MDENGbPxRfiCY¦EXAMPLEKEY", Verdict.Reject)]
    [InlineData("changeme", Verdict.Reject)]
    [InlineData("your_password", Verdict.Reject)]
    [InlineData("${DB_PASSWORD}", Verdict.Reject)]
    [InlineData("$DB_PASSWORD", Verdict.Reject)]
    [InlineData("{{ password }}", Verdict.Reject)]
    [InlineData("%DB_PASSWORD%", Verdict.Reject)]
    [InlineData("settings.DB_PASSWORD", Verdict.Reject)]
    [InlineData("getpass()", Verdict.Reject)]
    [InlineData("/run/secrets/db", Verdict.Reject)]
    [InlineData("*SENSITIVE*DATA*", Verdict.Reject)]
    [InlineData("****", Verdict.Reject)]
    [InlineData("null", Verdict.Reject)]
    public void AreJudgedByWhatTheySay(string text, Verdict verdict) => Assert.Equal(verdict, Judge(Validator.Password, text));

    // Of the passwords of a generator hardly one reads like a template.
    [Fact]
    public void LongSaltsOfAllCharactersArePasswords()
    {
        var random = new Random(7);
        var lost = 0;
        for (var i = 0; i < 500; i++)
        {
            var salt = new string([.. Enumerable.Range(0, 64).Select(_ => (char)random.Next('!', '~' + 1))]);
            lost += Judge(Validator.Password, salt) == Verdict.Accept ? 0 : 1;
        }

        Assert.InRange(lost, 0, 5);
    }

    private static Verdict Judge(Validator validator, string text)
    {
        var secret = Encoding.UTF8.GetBytes(text.Replace("¦", ""));
        return SecretScan.Detection.Validators.Check(validator, secret, secret, secret).Verdict;
    }
}
