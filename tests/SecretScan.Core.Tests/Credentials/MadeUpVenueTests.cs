using System.Text;
using SecretScan.Rules;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;

namespace SecretScan.Tests.Credentials;

/// <summary>A venue is one YAML file and no code: everything about these two stands here.</summary>
public class MadeUpVenueTests
{
    private const string Harbour = """
        provider: harbour
        name: Harbour
        venue:
          words: [harbour]
          testnet: [test.harbour]
          sets:
            - [key, secret, passphrase]
            - [key, private-key]
        rules:
          - id: harbour-api-key
            title: Harbour API key
            part: key
            severity: medium
            shape: 'hb[0-9a-z]{18}'
            validator: random
            examples: ['HARBOUR_API_KEY=hb7q0zt4m1¦xk9c3v5w8r']
            negative_examples: ['harbour']
          - id: harbour-api-secret
            title: Harbour API secret
            part: secret
            severity: high
            shape: '[0-9a-f]{40}'
            needs: section
            validator: random
            examples: ['HARBOUR_API_SECRET=9b1f7c03e8d24a56b7c9¦015fe3a8d6427c90ab1e']
            negative_examples: ['harbour']
          - id: harbour-api-passphrase
            title: Harbour API passphrase
            part: passphrase
            severity: medium
            shape: '[!-~]{6,20}'
            weak: true
            examples: ['HARBOUR_API_PASSPHRASE=quay-71']
            negative_examples: ['harbour']
          - id: harbour-private-key
            title: Harbour private key
            part: private-key
            severity: high
            algorithms: [ed25519]
        """;

    private const string HarbourWest = """
        provider: harbour-west
        name: Harbour West
        venue:
          words: [harbour_west]
          sets:
            - [key, secret]
        rules:
          - id: harbour-west-api-key
            title: Harbour West API key
            part: key
            severity: medium
            shape: 'hb[0-9a-z]{18}'
            examples: ['HARBOUR_WEST_API_KEY=hb7q0zt4m1¦xk9c3v5w8r']
            negative_examples: ['harbour']
          - id: harbour-west-api-secret
            title: Harbour West API secret
            part: secret
            severity: high
            shape: '[0-9a-f]{40}'
            examples: ['HARBOUR_WEST_API_SECRET=9b1f7c03e8d24a56b7c9¦015fe3a8d6427c90ab1e']
            negative_examples: ['harbour']
        """;

    private const string Key = "hb3k9xw0" + "v5t8q1z6m4c7";
    private const string Secret = "c41f09a7e35b8d26f07" + "19be4528d3ca6170fb94e";
    private static readonly string Ed25519 = "MC4CAQAw¦BQYDK2VwBCIEIM4r5hEzyWqLw553Qt+Ui2fq99zpIq0xuZWEVRCv5375".Replace("¦", "");

    private static readonly RuleImage[] Images =
    [
        RuleSet.BuiltIn,
        RuleChecker.Read([("harbour.yml", new StringReader(Harbour)), ("west.yml", new StringReader(HarbourWest))], RuleOrigin.User).Open()!,
    ];

    private static readonly Scanner Scanner = new(Images, new ScannerOptions { Jobs = 1 });

    // No value in the data: it would stand in the name of the test.
    [Theory]
    [InlineData(".env", "HARBOUR_API_KEY=%KEY\nHARBOUR_API_SECRET=%SECRET\nHARBOUR_API_PASSPHRASE=tide-and-4\n")]
    [InlineData("bot.py", "client = harbour.Client('%KEY', '%SECRET', 'tide-and-4')\n")]
    [InlineData("bot.go", "c := harbour.New(harbour.Options{APIKey: \"%KEY\", Secret: \"%SECRET\", Passphrase: \"tide-and-4\"})\n")]
    [InlineData("appsettings.json", "{\"Harbour\": {\"ApiKey\": \"%KEY\", \"ApiSecret\": \"%SECRET\", \"Passphrase\": \"tide-and-4\"}}")]
    public void OneFileOfRulesMakesASetOfIts(string path, string text)
    {
        var findings = Scan(path, text.Replace("%KEY", Key, StringComparison.Ordinal).Replace("%SECRET", Secret, StringComparison.Ordinal));

        Assert.Equal(["harbour-api-key", "harbour-api-secret", "harbour-api-passphrase"], findings.Select(f => f.Rule.Id));
        Assert.All(findings, f => Assert.True(f.Set!.Complete));
    }

    [Fact]
    public void APartThatNeedsItsVenueNearIsLeftAloneFarFromIt()
    {
        var filler = string.Concat(Enumerable.Repeat("# nothing here\n", 40));

        Assert.Empty(Scan("bot.py", $"import harbour\n{filler}api_secret = '{Secret}'\n"));
        Assert.NotEmpty(Scan("bot.py", $"import harbour\n{filler}harbour_api_secret = '{Secret}'\n"));
        Assert.Equal(2, Scan("bot.py", $"import harbour\n{filler}api_key = '{Key}'\napi_secret = '{Secret}'\n").Count);
    }

    [Fact]
    public void AWordOfTheOtherVenueWithinALongerOneDoesNotCount()
    {
        var findings = Scan(".env", $"HARBOUR_WEST_API_KEY={Key}\nHARBOUR_WEST_API_SECRET={Secret}\n");

        Assert.Equal(["harbour-west-api-key", "harbour-west-api-secret"], findings.Select(f => f.Rule.Id));
    }

    [Fact]
    public void OnlyThePrivateKeysThatTheVenueTakesAreIts()
    {
        const string Begin = "-----BEGIN PRIVATE" + " KEY-----";
        const string End = "-----END PRIVATE" + " KEY-----";
        string Text(string body) => $"HARBOUR_API_KEY={Key}\nHARBOUR_PRIVATE_KEY=\"{Begin}\\n{body}\\n{End}\"\n";
        var ec = Convert.ToBase64String(System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKey());

        Assert.Contains(Scan(".env", Text(Ed25519)), f => f.Rule.Id == "harbour-private-key");
        Assert.DoesNotContain(Scan(".env", Text(ec)), f => f.Rule.Id == "harbour-private-key");
    }

    [Theory]
    [InlineData("harbour.withdraw('BTC', 1)", Severity.Critical, true)]
    [InlineData("harbour.universal_transfer('BTC', 1)", Severity.Critical, true)]
    [InlineData("harbour.balance('BTC', 1)", Severity.High, false)]
    public void WithdrawalsNearbyRaiseAndAreNamed(string call, Severity severity, bool isNamed)
    {
        var finding = Assert.Single(Scan("bot.py", $"harbour_api_secret = '{Secret}'\n{call}\n"));

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(isNamed, finding.Evidence.Contains("withdrawals or transfers stand nearby"));
    }

    [Fact]
    public void TheCommitThatBroughtTheLastPartCompletesTheSet()
    {
        Fragment In(string path, string text, int day) => new(Encoding.UTF8.GetBytes(text), new Origin
        {
            Kind = OriginKind.Blob,
            Path = path,
            Commit = new Commit(new string((char)('a' + day), 40), "A", "a@example.org", new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero), "s"),
        });
        var commits = new[] { In(".env", $"HARBOUR_API_KEY={Key}", 3), In("bot.env", $"HARBOUR_API_SECRET={Secret}", 5), In("c.env", "HARBOUR_API_PASSPHRASE=tide-and-4", 4) };
        var scans = commits.Select(f => new SecretScan.Detection.Detector(Images).Scan(f, new Coverage())).ToList();

        var findings = new Resolver(Images).Resolve(scans, []).Where(f => f.Rule.Provider == "harbour").ToList();

        Assert.Equal(3, findings.Count);
        Assert.All(findings, f => Assert.Equal(new string('f', 40), f.Set!.CompletedIn!.Id));
    }

    [Theory]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd")]
    [InlineData("0123456789012345678901234567890123456789")]
    public void WhatIsNotRandomIsNoSecret(string value) => Assert.Empty(Scan(".env", $"HARBOUR_API_SECRET={value}\n"));

    private static List<Finding> Scan(string path, string text) => [.. Scanner.Scan(
        new FragmentList([new Fragment(Encoding.UTF8.GetBytes(text), new Origin { Kind = OriginKind.File, Path = path })])).Findings
        .Where(f => f.Rule.Provider.StartsWith("harbour", StringComparison.Ordinal))];
}
