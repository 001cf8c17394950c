using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>A change that brings a secret and, with it, whatever might let it through is stopped all the same.</summary>
public sealed class BlindingChanges : IDisposable
{
    private const string Right = "version: 1\nfailOn: medium\n";

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public BlindingChanges() => _repository = _place.NewRepository();

    public void Dispose() => _place.Dispose();

    public static TheoryData<string, string> Configurations { get; } = new()
    {
        { "allows the place", "allow: [{reason: mine, paths: ['**']}]" },
        { "allows the rules", "allow: [{reason: mine, rules: [kucoin-api-key, kucoin-api-secret, kucoin-api-passphrase]}]" },
        { "excludes the place", "paths: {exclude: ['**']}" },
        { "includes another", "paths: {include: [docs]}" },
        { "disables the rules", "rules: {disable: [kucoin-api-key, kucoin-api-secret, kucoin-api-passphrase]}" },
        { "lowers the rules", "rules: {severity: {kucoin-api-key: info, kucoin-api-secret: info, kucoin-api-passphrase: info}}" },
        { "lowers the bar", "minSeverity: critical\nminConfidence: high" },
        { "reads no file", "maxFileSize: 1" },
        { "names a baseline", "baseline: mine.json" },
        { "lets markers count", "newSuppressions: allow" },
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void ThatConfigure(string what, string lines)
    {
        Start(Right);
        _repository.Write(".env", what == "lets markers count" ? Marked : Planted.KuCoin);
        _repository.Git("add", "-A");
        _repository.SecretScan("baseline", "create", "--baseline", "mine.json", "--no-config");
        _repository.Write(".secretscan.yml", $"version: 1\n{lines}\n");
        _repository.Commit("secret and policy");

        var result = _repository.SecretScan("range", "HEAD~1..HEAD");

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains("warning: .secretscan.yml is changed here, which is not in force", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ThatDoEverythingAtOnce()
    {
        Start(null);
        _repository.Write("rules/mine.yml", "provider: kucoin\nname: KuCoin\nrules: [{id: kucoin-api-secret, severity: info}]\n");
        _repository.Write(".env", Marked);
        _repository.Git("add", "-A");
        _repository.SecretScan("baseline", "create");
        _repository.Write(".secretscan.yml", "version: 1\nnewSuppressions: allow\nrules: {disable: [kucoin-api-key], files: [rules], severity: {kucoin-api-secret: info}}\nallow: [{reason: mine, paths: [.env]}]\n");
        _repository.Commit("everything");

        string[][] scans = [["range", "HEAD~1..HEAD"], ["ci", "--base", "HEAD~1"], ["range", "HEAD~1..HEAD", "--config", ".secretscan.yml", "--rules", "rules", "--baseline", ".secretscan-baseline.json"]];
        foreach (var scan in scans)
        {
            var result = _repository.SecretScan(scan);
            Planted.AssertFound(result, Planted.KuCoinRules);
            Assert.Contains(".secretscan.yml is changed here", result.Error, StringComparison.Ordinal);
            Assert.Contains(".secretscan-baseline.json is changed here", result.Error, StringComparison.Ordinal);
            Assert.Contains("came with this change and does not count", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ThatTakeTheConfigurationAwayMoveItOrMakeItALink()
    {
        Start(Right);
        _repository.Write("mine.yml", "version: 1\nallow: [{reason: mine, paths: ['**']}]\n");
        _repository.Commit("not a policy yet");
        _repository.Git("rm", "-q", ".secretscan.yml");
        Judge("; the change takes it away");

        _repository.Git("mv", "-f", "mine.yml", ".secretscan.yml");
        Judge("");

        File.Delete(_repository.PathOf(".secretscan.yml"));
        File.CreateSymbolicLink(_repository.PathOf(".secretscan.yml"), "policy.yml");
        _repository.Write("policy.yml", "version: 1\nallow: [{reason: mine, paths: ['**']}]\n");
        Judge("; as it is changed it cannot be read");
    }

    [Fact]
    public void ThatBreakTheConfigurationAreToldAndABrokenBaseEndsTheScan()
    {
        Start(Right);
        _repository.Write(".secretscan.yml", "version: 1\nfialOn: low\n");
        Judge("; as it is changed it cannot be read: .secretscan.yml:2:1: a configuration has no key 'fialOn', did you mean 'failOn'?");

        _repository.Write(".secretscan.yml", "version: 1\nfialOn: low\n");
        _repository.Commit("broken");
        _repository.Commit("next");
        var result = _repository.SecretScan("range", "HEAD~1..HEAD");
        Assert.Equal(2, result.Status);
        Assert.Contains(":2:1: a configuration has no key 'fialOn'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ThatExcludeTheConfigurationItselfAreNamed()
    {
        Start("version: 1\npaths: {exclude: [.secretscan.yml]}\n");
        _repository.Write(".secretscan.yml", "version: 1\n");
        Judge("");
    }

    [Fact]
    public void MayMarkWhereTheBaseAllowsIt()
    {
        Start("version: 1\nnewSuppressions: allow\n");
        _repository.Write(".env", Marked);
        _repository.Commit("marked");

        Planted.AssertLetThrough(_repository.SecretScan("range", "HEAD~1..HEAD"));
    }

    [Fact]
    public void AreJudgedByTheRulesThatTheBaseConfigures()
    {
        Start("version: 1\nrules: {files: [policy/rules.yml], severity: {our-token: critical}}\n", ("policy/rules.yml", OurRule));
        _repository.Write("policy/rules.yml", OurRule.Replace("ourtoken_[0-9a-f]{24}", "ourtoken_[g-z]{24}", StringComparison.Ordinal));
        _repository.Write("bot.py", "t = 'ourtoken_" + "7f3e9c1a5b2d8046e1c7a93f'\n");
        _repository.Commit("token, and a rule that no longer finds it");

        var result = _repository.SecretScan("range", "HEAD~1..HEAD");

        Planted.AssertFound(result, "our-token", "critical");
        Assert.Contains("policy/rules.yml is changed here", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AreStoppedByAServerThatReadsItsOwnBranch()
    {
        Start("version: 1\nallow: [{reason: agreed, paths: [agreed.env]}]\n");
        var server = Path.Combine(_place.Root, "server.git");
        _repository.Git("clone", "-q", "--bare", ".", server);
        Assert.Equal(0, _place.Runner.Run(server, CliRunner.SecretScan, ["hook", "install", "pre-receive"]).Status);
        _repository.Write("agreed.env", Planted.KuCoin);
        _repository.Commit("agreed");
        Planted.AssertLetThrough(_repository.TryGit("push", "-q", server, "HEAD:main"));

        _repository.Write(".secretscan.yml", "version: 1\nallow: [{reason: mine, paths: ['**']}]\n");
        _repository.Write("mine.env", Planted.KuCoin);
        _repository.Commit("mine");
        Planted.AssertStopped(_repository.TryGit("push", "-q", server, "HEAD:main"), Planted.KuCoinRules);
    }

    private const string OurRule = """
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

    private static string Marked => string.Concat(Planted.KuCoin.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Zip(Planted.KuCoinRules, (line, rule) => $"{line} # secretscan:allow({rule}) mine\n"));

    // A branch with what was written so far and a secret, judged by main.
    private void Judge(string said)
    {
        _repository.Git("checkout", "-q", "-b", "proposal");
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit("secret and policy");
        var result = _repository.SecretScan("range", "main..proposal");
        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains("warning: .secretscan.yml is changed here, which is not in force before it is accepted; read is that of commit ", result.Error, StringComparison.Ordinal);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        _repository.Git("checkout", "-q", "main");
        _repository.Git("branch", "-q", "-D", "proposal");
    }

    private void Start(string? configuration, params (string Path, string Text)[] files)
    {
        _repository.Write("README", "hello\n");
        foreach (var (path, text) in files.Concat(configuration is null ? [] : [(".secretscan.yml", configuration)]))
        {
            _repository.Write(path, text);
        }

        _repository.Commit("first");
    }
}
