using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>A change does not say how it is judged: what its base holds counts.</summary>
public sealed class Proposals : IDisposable
{
    private const string Rule = "kucoin-api-secret";

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Proposals()
    {
        _repository = _place.NewRepository();
        _repository.Write("README", "hello\n");
        _repository.Commit("first");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void DoNotAcceptThemselvesByABaseline()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.SecretScan("baseline", "create");
        _repository.Git("add", "-A");
        _repository.SecretScan("baseline", "update", "--reason", "let me in");
        _repository.Commit("secret and baseline");

        var result = Judge();

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains("warning: .secretscan-baseline.json is changed here, which is not in force before it is accepted; read is that of commit ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accepted.json")]
    [InlineData("./policy/../accepted.json")]
    public void DoNotAcceptThemselvesByABaselineThatIsNamed(string path)
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Write("policy/x", "");
        _repository.Git("add", "-A");
        Assert.Equal(0, _repository.SecretScan("baseline", "create", "--baseline", path).Status);
        _repository.Commit("secret and baseline");

        Planted.AssertFound(Judge("--baseline", path), Planted.KuCoinRules);
        Planted.AssertFound(Judge("--baseline", _repository.PathOf("accepted.json")), Planted.KuCoinRules);
    }

    [Fact]
    public void DoNotAcceptThemselvesByALinkToABaseline()
    {
        var link = Path.Combine(_place.Root, "link");
        Directory.CreateSymbolicLink(link, _repository.Folder);
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Assert.Equal(0, _repository.SecretScan("baseline", "create").Status);
        _repository.Commit("secret and baseline");

        Planted.AssertFound(Judge("--baseline", Path.Combine(link, ".secretscan-baseline.json")), Planted.KuCoinRules);
    }

    [Fact]
    public void AreAcceptedByABaselineThatWasThereOrLiesElsewhere()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        var elsewhere = Path.Combine(_place.Root, "accepted.json");
        Assert.Equal(0, _repository.SecretScan("baseline", "create", "--baseline", elsewhere).Status);
        _repository.Git("reset", "-q", "--hard");
        File.Copy(elsewhere, _repository.PathOf(".secretscan-baseline.json"));
        _repository.Commit("policy");
        var policy = _repository.Git("rev-parse", "HEAD");
        _repository.Write(".env", Planted.KuCoin);
        File.Delete(_repository.PathOf(".secretscan-baseline.json"));
        _repository.Commit("secret, without the baseline");

        Assert.Equal(0, _repository.SecretScan("range", policy + "..HEAD").Status);
        Assert.Equal(0, _repository.SecretScan("range", policy + "~1..HEAD", "--baseline", elsewhere).Status);
        Planted.AssertFound(_repository.SecretScan("range", policy + "~1..HEAD"), Planted.KuCoinRules);
    }

    [Fact]
    public void DoNotAcceptThemselvesByAMarker()
    {
        _repository.Write(".env", Marked());
        _repository.Commit("marked");

        var result = Judge();

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains($"warning: .env:2: secretscan:allow came with this change and does not count", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("in a comment beside it", result.Output, StringComparison.Ordinal);
        Assert.Contains("secretscan baseline create --from-report FILE", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MayTouchALineThatWasMarkedBefore()
    {
        _repository.Write("bots/.env", Marked());
        _repository.Commit("marked");
        _repository.Write("bots/.env", "# above\n" + Marked());
        _repository.Commit("moved down");
        Planted.AssertLetThrough(Judge());

        _repository.Git("mv", "bots/.env", "bots/prod.env");
        _repository.Commit("renamed");
        Planted.AssertLetThrough(Judge());
    }

    [Fact]
    public void ThatPutAnotherValueUnderAMarkerAreReported()
    {
        _repository.Write(".env", Marked());
        _repository.Commit("marked");
        _repository.Write(".env", Marked().Replace("=66a5", "=66a6", StringComparison.Ordinal));
        _repository.Commit("swapped");

        Planted.AssertFound(Judge(), "kucoin-api-key");
    }

    [Fact]
    public void ThatMarkWhatStoodThereUnmarkedAreReported()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit("secret");
        _repository.Write(".env", Marked());
        _repository.Commit("marked");

        Planted.AssertFound(Judge(), Rule);
    }

    [Fact]
    public void DoNotChooseTheirRules()
    {
        const string rules = """
            provider: our
            name: Ours
            rules:
              - id: our-token
                title: Our token
                part: token
                severity: high
                keywords: [ourtoken_]
                pattern: '(?<secret>ourtoken_[0-9a-f]{24})'
                impact: Everything.
                remediation: {summary: Revoke it., steps: [Revoke it.], url: 'https://example.org'}
                references: ['https://example.org']
                examples: ['ourtoken_¦0123456789abcdef01234567']
                negative_examples: ['ourtoken_ is the prefix']
            """;
        _repository.Write("policy/our.yml", rules);
        _repository.Commit("rules");
        _repository.Write("policy/our.yml", rules.Replace("[0-9a-f]{24}", "[g-z]{24}", StringComparison.Ordinal).Replace("0123456789abcdef01234567", "ghijklmnopqrstuvwxyzghij", StringComparison.Ordinal));
        _repository.Write("bot.py", "t = 'ourtoken_" + "7f3e9c1a5b2d8046e1c7a93f'\n");
        _repository.Commit("token, and a rule that no longer finds it");

        var result = Judge("--rules", "policy");

        Planted.AssertFound(result, "our-token");
        Assert.Contains("warning: policy is changed here, which is not in force", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AreToldThatRulesWhichWereNamedAreNotInForce()
    {
        _repository.Commit("second");
        _repository.Write("policy/our.yml", "not read\n");

        var result = Judge("--rules", "policy");

        Assert.Equal(0, result.Status);
        Assert.Contains("warning: policy is not in force, because it is not in commit ", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, Judge("--rules", "polcy").Status);
    }

    [Fact]
    public void DoNotShowASecretInAWarning()
    {
        var value = Planted.KuCoin.Split('\n')[1].Split('=')[1];
        _repository.Write($"{value}/.env", Marked());
        _repository.Commit("marked");

        Planted.AssertFound(Judge(), Planted.KuCoinRules);
    }

    private static string Marked() => string.Concat(Planted.KuCoin.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Zip(Planted.KuCoinRules, (line, rule) => $"{line} # secretscan:allow({rule}) a test account\n"));

    private CliResult Judge(params string[] options) => _repository.SecretScan(["range", "HEAD~1..HEAD", .. options]);
}
