using System.Text.Json;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>What <c>.secretscan.yml</c> says is in force in every scan, and the command line beats it.</summary>
public sealed class Configured : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Configured() => _repository = _place.NewRepository();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void AnEntryOfAllowHoldsInEveryScan()
    {
        Configure("""
            allow:
              - reason: a test account
                paths: [bots/**]
                owner: Ada
                expires: 2999-12-31
            """);
        _repository.Commit("policy");
        _repository.Write("bots/.env", Planted.KuCoin);
        _repository.Git("add", "-A");

        Planted.AssertLetThrough(_repository.SecretScan("staged"));
        Planted.AssertLetThrough(_repository.SecretScan("hook", "run", "pre-commit", "--from-git", "--"));
        Planted.AssertLetThrough(_repository.SecretScan("files"));
        _repository.Commit("bot");
        Planted.AssertLetThrough(_repository.SecretScan("range", "HEAD~1..HEAD"));
        Planted.AssertLetThrough(_repository.SecretScan("ci", "--base", "HEAD~1"));
        var history = _repository.SecretScan("history", "--report", "json");
        Planted.AssertLetThrough(history);
        var suppressed = JsonDocument.Parse(history.Output).RootElement.GetProperty("suppressed")[0];
        Assert.Equal(
            ("allowlist", "a test account", "Ada", "2999-12-31"),
            (suppressed.GetProperty("by").GetString(), suppressed.GetProperty("reason").GetString(), suppressed.GetProperty("owner").GetString(), suppressed.GetProperty("expires").GetString()));
        Planted.AssertFound(_repository.SecretScan("history", "--no-config"), Planted.KuCoinRules);
    }

    [Fact]
    public void PathsAreThoseFromTheRootWhereverSomebodyStands()
    {
        Configure("allow: [{reason: a test account, paths: [bots/.env]}]");
        _repository.Write("bots/.env", Planted.KuCoin);

        var result = _place.Runner.Run(_repository.PathOf("bots"), CliRunner.SecretScan, ["files"]);

        Planted.AssertLetThrough(result);
        Assert.Contains("3 findings suppressed (3 allowlist)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsExcludedIsNotReadAndSaid()
    {
        Configure("paths: {exclude: [third-party, '**/*.lock']}");
        _repository.Write("third-party/x/.env", Planted.KuCoin);
        _repository.Write("a.lock", Planted.Binance);
        _repository.Git("add", "-A");

        var staged = _repository.SecretScan("staged", "--report", "json");
        Planted.AssertLetThrough(staged);
        Assert.Equal(["a.lock excluded", "third-party/x/.env excluded"], Notes(staged));
        var files = _repository.SecretScan("files");
        Planted.AssertLetThrough(files);
        Assert.Contains("2 files excluded by the configuration", files.Output, StringComparison.Ordinal);
        _repository.Commit("all");
        Assert.Equal(["a.lock excluded", "third-party/x/.env excluded"], Notes(_repository.SecretScan("history", "--report", "json")));
    }

    [Fact]
    public void OnlyWhatIsIncludedIsRead()
    {
        Configure("paths: {include: [src]}");
        _repository.Write("src/a.py", Planted.Binance);
        _repository.Write("old/.env", Planted.KuCoin);

        var result = _repository.SecretScan("files");

        Planted.AssertFound(result, Planted.BinanceRules);
        Assert.DoesNotContain("kucoin", result.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void TheCommandLineBeatsIt()
    {
        Configure("failOn: critical\nrules: {severity: {kucoin-api-key: low, kucoin-api-secret: low, kucoin-api-passphrase: low}}");
        _repository.Write(".env", Planted.KuCoin);

        Assert.Equal(0, _repository.SecretScan("files").Status);
        Planted.AssertFound(_repository.SecretScan("files", "--fail-on", "low"), "low  KuCoin credentials");
    }

    [Fact]
    public void ARuleThatIsSwitchedOffFindsNothingAndOthersDo()
    {
        Configure("rules: {disable: [binance-api-key, binance-api-secret]}\nallow: [{reason: x, paths: [docs]}]");
        _repository.Write("a.py", Planted.Binance);
        _repository.Write(".env", Planted.KuCoin);

        var result = _repository.SecretScan("files");

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.DoesNotContain("binance", result.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ReportsAreWrittenBesideItAndNeverElsewhere()
    {
        Configure("reports: [text, json=out/found.json]");
        Directory.CreateDirectory(_repository.PathOf("out"));
        Assert.Equal(0, _repository.SecretScan("files").Status);
        Assert.True(File.Exists(_repository.PathOf("out/found.json")));

        Directory.Delete(_repository.PathOf("out"), recursive: true);
        var elsewhere = Directory.CreateDirectory(Path.Combine(_place.Root, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(_repository.PathOf("out"), elsewhere);
        var result = _repository.SecretScan("files");
        Assert.Equal(2, result.Status);
        Assert.Contains("leads through a link", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(elsewhere));
    }

    [Fact]
    public void WhatExpiredReportsAgainAndWhatMeetsNothingIsNamed()
    {
        Configure("""
            allow:
              - reason: until the bot is gone
                paths: [.env]
                expires: 2026-01-31
              - reason: nothing left
                paths: [gone]
            """);
        _repository.Write(".env", Planted.KuCoin);

        var result = _repository.SecretScan("files");

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains(".secretscan.yml:3: this entry of 'allow' expired on 2026-01-31", result.Error, StringComparison.Ordinal);
        Assert.Contains(".secretscan.yml:6: this entry of 'allow' meets no finding", result.Error, StringComparison.Ordinal);
        File.Delete(_repository.PathOf(".env"));
        Assert.Equal(0, _repository.SecretScan("files").Status);
        Assert.Equal(1, _repository.SecretScan("files", "--fail-on-unused").Status);
        Assert.Equal(2, _repository.SecretScan("files", "src", "--fail-on-unused").Status);
        _repository.Git("add", "-A");
        Assert.DoesNotContain("meets no finding", _repository.SecretScan("staged").Error, StringComparison.Ordinal);
        _repository.Commit("x");
        Assert.Equal(1, _repository.SecretScan("history", "--fail-on-unused").Status);
    }

    [Fact]
    public void AnotherValueInTheOldPlaceIsSaidToBeOne()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Assert.Equal(0, _repository.SecretScan("baseline", "create").Status);
        _repository.Write(".env", Planted.KuCoin.Replace("=66a5", "=66a6", StringComparison.Ordinal));

        var result = _repository.SecretScan("files");

        Planted.AssertFound(result, "kucoin-api-key");
        Assert.Contains(".env:1: another value stands where the baseline accepts v1:", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failOn: [high]", "it.yml:2:9: this value is a text")]
    [InlineData("rules: {disable: [kucoin-api-kye]}", "it.yml:2:19: there is no rule 'kucoin-api-kye', did you mean 'kucoin-api-key'?")]
    [InlineData("rules: {severity: {nothing-like-it-at-all: low}}", "it.yml:2:20: there is no rule 'nothing-like-it-at-all'")]
    [InlineData("allow: [{reason: x, rules: [github-pat-clasic]}]", "it.yml:2:29: there is no rule 'github-pat-clasic', did you mean 'github-pat-classic'?")]
    [InlineData("rules: {files: [nowhere]}", "there is no file or folder")]
    [InlineData("reports: [sarfi]", "it.yml:2:11: --report: there is no format 'sarfi'")]
    public void WhatIsWrongEndsTheScanInOneLine(string line, string said)
    {
        _repository.Write("it.yml", $"version: 1\n{line}\n");

        var result = _repository.SecretScan("files", "--config", "it.yml");

        Assert.Equal(2, result.Status);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }

    [Fact]
    public void ALinkOrAPipeInItsPlaceIsNotRead()
    {
        File.WriteAllText(Path.Combine(_place.Root, "elsewhere.yml"), "version: 1\n");
        File.CreateSymbolicLink(_repository.PathOf(".secretscan.yml"), Path.Combine(_place.Root, "elsewhere.yml"));
        var result = _repository.SecretScan("files");
        Assert.Equal(2, result.Status);
        Assert.Contains("symbolic link", result.Error, StringComparison.Ordinal);

        File.Delete(_repository.PathOf(".secretscan.yml"));
        if (_repository.TryRun("mkfifo", ".secretscan.yml").Status == 0)
        {
            Assert.Contains("a configuration begins with 'version: 1'", _repository.SecretScan("staged").Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EverySettingIsShownWithItsOrigin()
    {
        Configure("minSeverity: high\nallow: [{reason: x, paths: [docs]}]");
        _repository.Commit("policy");
        var commit = _repository.Git("rev-parse", "HEAD")[..10];
        Configure("minSeverity: low");

        var now = _repository.SecretScan("config", "show", "--fail-on", "low");
        var proposed = _repository.SecretScan("config", "show", "--base", "HEAD");

        Assert.Matches(@"(?m)^failOn +low +--fail-on$", now.Output);
        Assert.Matches(@"(?m)^minSeverity +low +\.secretscan\.yml:2$", now.Output);
        Assert.Matches(@"(?m)^minConfidence +medium +default$", now.Output);
        Assert.Matches($@"(?m)^minSeverity +high +\.secretscan\.yml of commit {commit}:2$", proposed.Output);
        Assert.Matches($@"(?m)^allow +docs \(x\) +\.secretscan\.yml of commit {commit}:3$", proposed.Output);
    }

    private static IEnumerable<string> Notes(CliResult result) => JsonDocument.Parse(result.Output).RootElement.GetProperty("coverage").GetProperty("notes")
        .EnumerateArray().Select(note => $"{note.GetProperty("path").GetString()} {note.GetProperty("note").GetString()}").Order(StringComparer.Ordinal);

    private void Configure(string lines) => _repository.Write(".secretscan.yml", $"version: 1\n{lines}\n");
}
