using System.Text.Json.Nodes;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Baselines;

/// <summary>The way out of a false alarm in a pull request: what its report says becomes a pull request of its own.</summary>
public sealed class FromAReport : IDisposable
{
    private const string Baseline = ".secretscan-baseline.json";

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public FromAReport()
    {
        _repository = _place.NewRepository();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Write("bot.py", Planted.Binance);
        _repository.Commit();
    }

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    public void EverythingInItIsAccepted(string format)
    {
        Report(format);
        var made = Create("--reason", "made up", "--owner", "ada", "--expires", "2999-01-31");
        Assert.True(made.Status == 0, made.All);
        Assert.Contains("5 entries, 5 of them new", made.Error, StringComparison.Ordinal);
        var entry = Entries()[0]!;
        Assert.Equal(("made up", "ada", "2999-01-31", 1), ((string)entry["reason"]!, (string)entry["owner"]!, (string)entry["expires"]!, (int)entry["occurrences"]!));
        Assert.Equal(0, _repository.SecretScan("files", ".").Status);
    }

    [Fact]
    public void ItSaysTheSameAsAScan()
    {
        _repository.Write("copy/bot.py", Planted.Binance + Planted.Binance);
        _repository.Git("add", "-A");
        Assert.Equal(0, _repository.SecretScan("baseline", "create", "--reason", "x").Status);
        var scanned = _repository.Read(Baseline);
        File.Delete(_repository.PathOf(Baseline));
        _repository.SecretScan("files", ".", "--report", "json=report.json");
        Assert.Equal(0, Create("--reason", "x").Status);
        Assert.Equal(scanned, _repository.Read(Baseline));
    }

    [Fact]
    public void OnlyWhatIsChosenIsAccepted()
    {
        var fingerprint = Report("json")["findings"]!.AsArray().Select(finding => (string)finding!["fingerprint"]!).First();
        Assert.Equal(0, Create("--fingerprint", fingerprint).Status);
        Assert.Equal(fingerprint, (string)Assert.Single(Entries())!["fingerprint"]!);
        var unknown = Create("--fingerprint", "v1:0");
        Assert.Equal(2, unknown.Status);
        Assert.Contains("reports nothing with the fingerprint v1:0", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasAcceptedBeforeKeepsItsReason()
    {
        Report("json");
        Assert.Equal(0, Create("--reason", "first").Status);
        Assert.Equal(0, Create("--reason", "second").Status);
        Assert.All(Entries(), entry => Assert.Equal("first", (string)entry!["reason"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"findings\":[{}]}")]
    [InlineData("{\"findings\":[{\"path\":null,\"blob\":null,\"commit\":null,\"fingerprint\":\"v1:w:00:\",\"ruleId\":\"a\",\"provider\":\"b\"}]}")]
    [InlineData("{\"findings\":[{\"path\":null,\"blob\":null,\"commit\":null,\"fingerprint\":\"v1:00000000000000000000000000000000\",\"ruleId\":\"\\u001b[2J\",\"provider\":\"b\"}]}")]
    [InlineData("{\"foo\": 1}\n")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[]}\n")]
    public void WhatIsNoReportOfOursIsRefused(string text)
    {
        _repository.Write("report.json", text);
        var result = Create();
        Assert.Equal(2, result.Status);
        Assert.Single(result.All.TrimEnd().Split('\n'));
        Assert.False(File.Exists(_repository.PathOf(Baseline)));
    }

    [Fact]
    public void AFingerprintNeedsAReport() =>
        Assert.Contains("give --from-report", _repository.SecretScan("baseline", "create", "--fingerprint", "v1:0").Error, StringComparison.Ordinal);

    private CliResult Create(params string[] options) => _repository.SecretScan(["baseline", "create", "--from-report", "report.json", .. options]);

    private JsonArray Entries() => JsonNode.Parse(_repository.Read(Baseline))!["entries"]!.AsArray();

    private JsonNode Report(string format)
    {
        Assert.Equal(1, _repository.SecretScan("files", ".", "--report", format + "=report.json").Status);
        return format == "json" ? JsonNode.Parse(_repository.Read("report.json"))! : new JsonObject();
    }
}
