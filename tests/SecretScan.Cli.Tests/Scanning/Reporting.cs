using System.Text;
using System.Text.Json;

namespace SecretScan.Cli.Tests.Scanning;

public sealed class Reporting : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Reporting()
    {
        _repository = _place.NewRepository();
        _repository.Write("bot/.env", Planted.KuCoin);
        _repository.Git("add", "-A");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void GoesToStandardOutputAndNothingElseDoes()
    {
        var result = _repository.SecretScan("staged", "--report", "json");
        Planted.AssertFound(result);
        Assert.Equal("", result.Error);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("staged", json.RootElement.GetProperty("scan").GetProperty("mode").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void IsNotLostInSilenceWhereStandardOutputIsFull()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        _repository.WriteScript("run.sh", $"#!/bin/sh\n'{Testing.CliRunner.SecretScan}' staged > /dev/full\n");
        var result = _repository.TryRun(_repository.PathOf("run.sh"));
        Assert.Equal(2, result.Status);
        Assert.Contains("cannot be written to standard output", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void GoesToSeveralPlacesAtOnce()
    {
        _repository.Write("report.json", "old");
        var result = _repository.SecretScan("staged", "--report", "text", "--report", "json=report.json", "--report", "text=report.txt");
        Planted.AssertFound(result, Planted.KuCoinRules);
        JsonDocument.Parse(_repository.Read("report.json")).Dispose();
        Assert.Contains("kucoin-api-key", _repository.Read("report.txt"), StringComparison.Ordinal);
        Assert.Equal([".git", "bot", "report.json", "report.txt"], Directory.GetFileSystemEntries(_repository.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void SaysWhereTheRepositoryComesFromWithoutItsToken()
    {
        _repository.Git("remote", "add", "origin", "https://ada:" + "token@git.example/bots.git");
        Assert.Equal(1, _repository.SecretScan("staged", "--report", "sarif=report.sarif").Status);
        using var json = JsonDocument.Parse(_repository.Read("report.sarif"));
        var provenance = json.RootElement.GetProperty("runs")[0].GetProperty("versionControlProvenance")[0];
        Assert.Equal("https://git.example/bots.git", provenance.GetProperty("repositoryUri").GetString());
        Assert.Equal("main", provenance.GetProperty("branch").GetString());
    }

    [Fact]
    public void IsShownToPeopleWhenEveryReportGoesToAFile()
    {
        Planted.AssertFound(_repository.SecretScan("staged", "--report", "json=report.json"), Planted.KuCoinRules);
        JsonDocument.Parse(_repository.Read("report.json")).Dispose();
    }

    [Fact]
    public void FollowsALinkAndLeavesDevicesAlone()
    {
        File.CreateSymbolicLink(_repository.PathOf("latest.json"), "report.json");
        Assert.Equal(1, _repository.SecretScan("staged", "--report", "json=latest.json").Status);
        Assert.NotNull(new FileInfo(_repository.PathOf("latest.json")).LinkTarget);
        JsonDocument.Parse(_repository.Read("report.json")).Dispose();
        Assert.Equal(1, _repository.SecretScan("staged", "--report", "json=/dev/null").Status);
        Assert.False(File.GetAttributes("/dev/null").HasFlag(FileAttributes.Archive));
    }

    [Fact]
    public void ShowsSecretsOnlyOnRequest()
    {
        Planted.AssertFound(_repository.SecretScan("staged", "-v"), Planted.KuCoinRules);
        Assert.Contains(Planted.PassphraseLine.Split('=')[1].Trim(), _repository.SecretScan("staged", "--reveal").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, "--color", "always")]
    [InlineData(false, "--color", "never")]
    public void IsColouredOnRequest(bool coloured, params string[] arguments) =>
        Assert.Equal(coloured, _repository.SecretScan(["staged", .. arguments]).Output.Contains('\x1b', StringComparison.Ordinal));

    [Fact]
    public void LeavesTheExitCodeToFailOn()
    {
        _repository.Write("bot/.env", Planted.KuCoinWithoutPassphrase);
        _repository.Git("add", "-A");
        Assert.Equal(1, _repository.SecretScan("staged").Status);
        var high = _repository.SecretScan("staged", "--fail-on", "critical");
        Assert.Equal(0, high.Status);
        Assert.Contains("kucoin-api-secret", high.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kucoin-api-secret", _repository.SecretScan("staged", "--min-severity", "critical").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CountsPathsFromTheCurrentFolder()
    {
        var below = new WorkFolder(_place, _repository.PathOf("bot"));
        Assert.Contains(" .env:1", below.SecretScan("files", ".").Output, StringComparison.Ordinal);
        Assert.Contains(" bot/.env:1", below.SecretScan("staged").Output, StringComparison.Ordinal);
        Assert.Contains(" bot/.env:1", new WorkFolder(_place, _place.Home).SecretScan("staged", "--repo", _repository.Folder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesStandardInput()
    {
        var result = _repository.SecretScan(Encoding.UTF8.GetBytes(Planted.KuCoin), "files", "-", "--stdin-path", "pipe/.env");
        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains("pipe/.env:1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void HonoursGitignoreUnlessAskedOtherwise()
    {
        _repository.Write(".gitignore", "ignored/\n");
        _repository.Write("ignored/bot.py", Planted.Binance);
        Assert.DoesNotContain("binance", _repository.SecretScan("files").Output, StringComparison.Ordinal);
        Planted.AssertFound(_repository.SecretScan("files", "--no-ignore"), Planted.BinanceRules);
    }

    [Fact]
    public void TakesRulesOfOnesOwn()
    {
        _repository.Write("rules/acme.yml", """
            provider: acme
            name: Acme
            url: https://acme.example/tokens
            rules:
              - id: acme-token
                title: Acme token
                part: token
                severity: high
                keywords: [acme_]
                pattern: '(?<secret>acme_[0-9a-f]{8})'
                impact: Opens every door.
                remediation:
                  summary: Delete it.
                  steps: [Open https://acme.example/tokens and delete it.]
                  url: https://acme.example/tokens
                references: [https://acme.example/docs]
                examples: ['token = "acme_0123¦4567"']
                negative_examples: ['acme_ is a prefix']

            """);
        var check = _repository.SecretScan("rules", "check", "rules");
        Assert.True(check.Status == 0, check.All);
        _repository.Write("notes.txt", "use acme_89abcdef here\n");
        var result = _repository.SecretScan("files", "notes.txt", "--rules", "rules");
        Assert.Equal(1, result.Status);
        Assert.Contains("acme-token", result.Output, StringComparison.Ordinal);
        Assert.Contains("acme-token", _repository.SecretScan("rules", "list", "--rules", "rules").Output, StringComparison.Ordinal);
        Assert.Contains("Opens every door.", _repository.SecretScan("explain", "acme-token", "--rules", "rules").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain")]
    [InlineData("rules", "show")]
    public void NamesTheRulesOfAProvider(params string[] command)
    {
        var result = _repository.SecretScan([.. command, "kucoin"]);
        Assert.Equal(0, result.Status);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("rule ", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("kucoin-api-passphrase ", StringComparison.Ordinal));
        Assert.All(lines[1..], line => Assert.StartsWith("kucoin-", line, StringComparison.Ordinal));
    }

    [Fact]
    public void LeavesOutWhatTheBaselineAccepts()
    {
        Assert.Equal(0, _repository.SecretScan("baseline", "create", "--reason", "a honeypot").Status);
        Assert.Contains("a honeypot", _repository.Read(".secretscan-baseline.json"), StringComparison.Ordinal);
        Assert.Equal(0, _repository.SecretScan("staged").Status);
        Assert.Equal(2, _repository.SecretScan("baseline", "create").Status);

        _repository.Write("bot.py", Planted.Binance);
        _repository.Git("add", "-A");
        var result = _repository.SecretScan("staged");
        Planted.AssertFound(result, Planted.BinanceRules);
        Assert.DoesNotContain("kucoin-api-secret", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, _repository.SecretScan("baseline", "update").Status);
        Assert.Equal(0, _repository.SecretScan("staged").Status);
    }

    [Fact]
    public void ExplainsAFindingByItsFingerprint()
    {
        _repository.SecretScan("baseline", "create");
        using var baseline = JsonDocument.Parse(_repository.Read(".secretscan-baseline.json"));
        var entry = baseline.RootElement.GetProperty("entries")[0];
        var result = _repository.SecretScan("explain", entry.GetProperty("fingerprint").GetString()!);
        Assert.Equal(0, result.Status);
        Assert.Contains(entry.GetProperty("ruleId").GetString()!, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("staged", "--help")]
    [InlineData("hook", "install", "-h")]
    [InlineData("--version")]
    public void HelpsOnStandardOutput(params string[] arguments)
    {
        var result = _repository.SecretScan(arguments);
        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.NotEqual("", result.Output);
    }
}
