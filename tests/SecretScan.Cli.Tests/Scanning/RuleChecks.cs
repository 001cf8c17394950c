using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

public sealed class RuleChecks : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void TheRulesOfThisRepositoryAreClean()
    {
        var result = _place.NewRepository().SecretScan("rules", "check", "--built-in", Path.Combine(Repository.Root, "rules"));

        Assert.Equal("", result.Output);
        Assert.Equal(0, result.Status);
    }

    [Fact]
    public void TheListNamesPartSeverityAndConfidence()
    {
        var result = _place.NewRepository().SecretScan("rules", "list");

        Assert.Contains(
            result.Output.Split('\n'),
            line => line.Split(' ', 5, StringSplitOptions.RemoveEmptyEntries) is ["kucoin-api-secret", "secret", "high", "high", "KuCoin API secret"]);
        Assert.Contains("| KuCoin ", _place.NewRepository().SecretScan("rules", "list", "--venues").Output, StringComparison.Ordinal);
    }
}
