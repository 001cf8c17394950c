using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class ConnectionUrls
{
    [Theory]
    [InlineData("postgres://app:", "g0b3MG¦GcwoYpZES2", "@db1.acme.io:5432/prod", Verdict.Accept)]
    [InlineData("postgres://app:", "g0b3MG¦GcwoYpZES2", "@db/prod", Verdict.Accept)]
    [InlineData("postgres://app:", "g0b3MG¦GcwoYpZES2", "@localhost/prod", Verdict.Weak)]
    [InlineData("postgres://postgres:", "postgres", "@127.0.0.1:5432/app", Verdict.Example)]
    [InlineData("postgres://worker:", "worker", "@postgres:5432/app", Verdict.Example)]
    [InlineData("postgres://scott123:", "scott123", "@db1.acme.io:5432/app", Verdict.Weak)]
    [InlineData("amqp://guest:", "guest", "@rabbitmq:5672", Verdict.Example)]
    [InlineData("postgres://svc:", "databases", "@host", Verdict.Weak)]
    [InlineData("postgres://svc:", "databases", "@db.acme.io", Verdict.Weak)]
    [InlineData("postgres://svc:", "P@ssw0rd!", "@db:5432/app", Verdict.Example)]
    [InlineData("mongodb://user:", "&collection=a", "@localhost/", Verdict.Reject)]
    [InlineData("mysql://cacheuser:", "cachepass", "@localhost/app", Verdict.Example)]
    [InlineData("jdbc:oracle:thin:app/", "Bra6¦zNufgL", "@db.acme.io:1521:ORCL", Verdict.Accept)]
    [InlineData("jdbc:oracle:thin:scott/", "tiger", "@localhost:1521/XE", Verdict.Example)]
    [InlineData("mongodb+srv://app:", "TcZr4P¦0idLWNVt9Ws0", "@cluster0.example.com/prod", Verdict.Example)]
    [InlineData("jdbc:postgresql://db.acme.io:5432/app?user=u&password=", "gGVK39¦EYJibt", "", Verdict.Accept)]
    [InlineData("jdbc:postgresql://localhost:5432/app?user=u&password=", "gGVK39¦EYJibt", "", Verdict.Weak)]
    [InlineData("postgres://user:", "password", "@db.acme.io/app", Verdict.Reject)]
    [InlineData("postgres://user:", "pass", "@host/app", Verdict.Reject)]
    [InlineData("postgres://user:", "<password>", "@db.acme.io/app", Verdict.Reject)]
    [InlineData("postgres://user:", "${DB_PASS}", "@db.acme.io/app", Verdict.Reject)]
    [InlineData("postgres://user:", "$DB_PASS", "@db.acme.io/app", Verdict.Reject)]
    [InlineData("postgres://%s:", "%s", "@%s/%s", Verdict.Reject)]
    [InlineData("postgres://{user}:", "{password}", "@{host}/app", Verdict.Reject)]
    [InlineData("postgres://user:", "***", "@db.acme.io/app", Verdict.Reject)]
    public void AreJudgedByPasswordAndHost(string before, string password, string behind, Verdict verdict)
    {
        var secret = Encoding.UTF8.GetBytes(password.Replace("¦", ""));
        byte[] match = [.. Encoding.UTF8.GetBytes(before), .. secret, .. Encoding.UTF8.GetBytes(behind)];
        Assert.Equal(verdict, SecretScan.Detection.Validators.Check(Validator.ConnectionUrl, match.AsSpan(Encoding.UTF8.GetByteCount(before), secret.Length), match, match).Verdict);
    }
}
