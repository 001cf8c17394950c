using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Rules;

namespace SecretScan.Tests.Detection.Generic;

/// <summary>What speaks for and against a value under a name that means a secret.</summary>
public class AssignedValues
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly Scanner Scanner = new([RuleSet.BuiltIn], new ScannerOptions { Jobs = 1 });

    private static readonly string[] Words =
        ["session", "cache", "default", "handler", "user", "provider", "client", "config", "service", "login", "value", "account", "factory"];

    // Of 28 characters that a machine drew the model takes some 2 in 100 for words.
    [Fact]
    public void ThatAMachineDrewAreFound()
    {
        var random = new Random(12);
        var found = Enumerable.Range(0, 400)
            .Count(_ => Blocks($"api_key = \"{new string(random.GetItems<char>(Base62, 28))}\"", "src/settings.py"));
        Assert.InRange(found, 380, 400);
    }

    [Fact]
    public void ThatAreNamesInAnyStyleAreLeftAlone() =>
        Prop.ForAll(
            Gen.Elements(Words).ListOf(3).ToArbitrary(),
            words =>
            {
                string[] styles =
                [
                    string.Join('_', words), string.Join('-', words), string.Join('.', words), string.Join('_', words).ToUpperInvariant(),
                    string.Concat(words.Select(w => char.ToUpperInvariant(w[0]) + w[1..])), words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..])),
                ];
                Assert.All(styles, style => Assert.False(Blocks($"api_key = \"{style}\"", "src/settings.py"), style));
            }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void OfAnyBytesMakeNothingThrow() =>
        Prop.ForAll<byte[]>(bytes => Scan([.. "password = '"u8, .. bytes ?? [], .. "'\nhttps://u:"u8, .. bytes ?? [], .. "@h/\n"u8], "a.txt")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("DB_PASSWORD=hT7#kw¦Qz29x", ".env")]
    [InlineData("password: 'Winter¦2024!Lodge'", "config/prod.yml")]
    [InlineData("var c = new NetworkCredential(\"svc-mail\", \"gT7k¦P2qW9vX\");", "Mail.cs")]
    [InlineData("curl -u deploy:gT7k¦P2qW9vX https://files.acme.io/up", "deploy.sh")]
    [InlineData("git clone https://deploy:gT7k¦P2qW9vX@git.acme.io/app.git", "README.md")]
    [InlineData("CREATE USER app IDENTIFIED BY 'gT7k¦P2qW9vX';", "db/users.sql")]
    public void ThatPeopleMadeUpAreFoundWhereAPasswordStands(string text, string path) =>
        Assert.True(Blocks(text.Replace("¦", "", StringComparison.Ordinal), path));

    [Theory]
    [InlineData("password = os.environ['DB_PASSWORD']", "app.py")]
    [InlineData("password: \"Passwort vergessen?\"", "locales/de.json")]
    [InlineData("api_key: ${API_KEY}", "compose.yml")]
    [InlineData("token_url = \"https://login.acme.io/oauth/token\"", "app.py")]
    [InlineData("secretName: my-app-tls", "ingress.yaml")]
    [InlineData("SecretKeyFactory.getInstance(\"PBKDF2WithHmacSHA512\")", "Keys.java")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=x/20170529/us-east-1/s3/aws4_request, SignedHeaders=host", "a.http")]
    [InlineData("password = \"changeme\"", "config.ini")]
    [InlineData("signingKeyDeriver *v4Internal.SigningKeyDeriver", "stream.go")]
    [InlineData("GIT_ASKPASS=\"$TRASH_DIRECTORY/askpass\" &&", "lib.sh")]
    [InlineData("PASS2( FILE_WRITE|WRITE_ALWAYS )", "open.c")]
    [InlineData("\tgithub.com/acme/secret v0.0.0-20260312081422-154d60e86904", "go.mod")]
    [InlineData("\"assetToken\": \"Purple62/v4/08/0a/04/080a0430-c2cc-2577/mzl.pbc¦pzqyg.jpg\",", "app_version.rb")]
    [InlineData("keychain_password: Helper.mac? ? params[:keychain_password] : nil,", "generator.rb")]
    [InlineData("token_cipher: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "tls.yml")]
    [InlineData("credentials.username: urpRu¦qTf8Cpe6", "vcap.txt")]
    [InlineData("  token: cmVwbGFj¦ZS1tZQ==", "secret.yaml")]
    [InlineData("spring.datasource.password=ENC(bx5/ei99FFcqP¦Ctzh9J5o7O/rTmID7lUUfMb3X28h5U=)", "application.properties")]
    [InlineData("spring.datasource.password=@db.password@", "application.properties")]
    public void ThatAreNoneAreLeftAlone(string text, string path) => Assert.False(Blocks(text.Replace("¦", "", StringComparison.Ordinal), path));

    [Fact]
    public void InATestNeedMoreThanElsewhere()
    {
        var text = Encoding.UTF8.GetBytes("password = \"hT7#kw¦Qz29x\"\n".Replace("¦", "", StringComparison.Ordinal));
        Assert.DoesNotContain(Assert.Single(Scan(text, "app/settings.py")).Evidence, InTest);
        Assert.Contains(Assert.Single(Scan(text, "tests/test_settings.py")).Evidence, InTest);

        static bool InTest(string reason) => reason.StartsWith('-') && reason.Contains("its path is that of a test", StringComparison.Ordinal);
    }

    [Fact]
    public void TellWhatSpokeForAndAgainstThem()
    {
        var finding = Assert.Single(Scan(Encoding.UTF8.GetBytes("DB_PASSWORD=hT7#kw¦Qz29x\n".Replace("¦", "", StringComparison.Ordinal)), "docs/setup.md"));
        Assert.Contains(finding.Evidence, reason => reason.StartsWith('+') && reason.Contains("its name means a password", StringComparison.Ordinal));
        Assert.Contains(finding.Evidence, reason => reason.StartsWith('-') && reason.Contains("documentation", StringComparison.Ordinal));
    }

    // As our own rule files and corpora write their values.
    [Fact]
    public void ThatAreBrokenOnPurposeAreLeftAlone() => Assert.False(Blocks("DB_PASSWORD=hT7#kw¦Qz29x", ".env"));

    private static bool Blocks(string text, string path) =>
        Scan(Encoding.UTF8.GetBytes(text), path).Any(f => f.Severity > Severity.Info && f.Confidence >= Confidence.Medium);

    private static IReadOnlyList<Finding> Scan(byte[] bytes, string path) =>
        Scanner.Scan(new Fragment(bytes, new Origin { Kind = OriginKind.File, Path = path }));
}
