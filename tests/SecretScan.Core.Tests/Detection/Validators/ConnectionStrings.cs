using System.Text;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Core.Tests.Detection.Validators;

public class ConnectionStrings
{
    private const string Password = "g0b3MG¦GcwoYpZES2";

    [Theory]
    [InlineData("\"Server=db.acme.io;Database=app;User Id=app;Password=|;\"", Verdict.Accept)]
    [InlineData("\"User Id=app;Password=|;Data Source=tcp:acme.database.windows.net,1433\"", Verdict.Accept)]
    [InlineData("cs=Password=|;Server=db.acme.io", Verdict.Accept)]
    [InlineData("DSN=prod;UID=app;PWD=|", Verdict.Accept)]
    [InlineData("\"host=db.acme.io port=5432 dbname=app user=app password=|\"", Verdict.Accept)]
    [InlineData("Server=localhost;Database=app;Uid=app;Pwd=|", Verdict.Weak)]
    [InlineData("Server=(localdb)\\mssqllocaldb;Uid=app;Pwd=|", Verdict.Weak)]
    [InlineData("Server=.\\SQLEXPRESS;Uid=app;Pwd=|", Verdict.Weak)]
    [InlineData("Server=tcp:127.0.0.1,1433;Uid=app;Pwd=|", Verdict.Weak)]
    [InlineData("Server=db.example.com;Uid=app;Pwd=|", Verdict.Example)]
    [InlineData("connect(host=h, user=u, password=|, database=d)", Verdict.Reject)]
    [InlineData("var server = \"db\";\nvar password=|;", Verdict.Reject)]
    [InlineData("a=1;password=|", Verdict.Reject)]
    [InlineData("password=|", Verdict.Reject)]
    public void AreJudgedByTheirPairs(string text, Verdict verdict) => Assert.Equal(verdict, Check(text, Password));

    [Theory]
    [InlineData("sa", "sa", Verdict.Reject)]
    [InlineData("app", "password", Verdict.Reject)]
    [InlineData("app", "{password}", Verdict.Reject)]
    [InlineData("worker", "worker", Verdict.Example)]
    [InlineData("app", "elephant", Verdict.Weak)]
    public void AreJudgedByTheirPassword(string user, string password, Verdict verdict) =>
        Assert.Equal(verdict, Check($"Server=db;User Id={user};Password=|", password));

    // A bar stands where the password is put.
    private static Verdict Check(string text, string password)
    {
        var secret = Encoding.UTF8.GetBytes(password.Replace("¦", ""));
        var place = text.IndexOf('|');
        var name = Math.Max(text[..place].LastIndexOf("password", StringComparison.OrdinalIgnoreCase), text[..place].LastIndexOf("pwd", StringComparison.OrdinalIgnoreCase));
        byte[] all = [.. Encoding.UTF8.GetBytes(text[..place]), .. secret, .. Encoding.UTF8.GetBytes(text[(place + 1)..])];
        var match = all.AsSpan(name..(place + secret.Length));
        return SecretScan.Detection.Validators.Check(Validator.ConnectionString, match[(place - name)..], match, all).Verdict;
    }
}
