using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>A baseline holds values: what becomes of lines, files and commits around them is all the same to it.</summary>
public sealed class LastingBaselines : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public LastingBaselines()
    {
        _repository = _place.NewRepository();
        _repository.Write("bots/.env", Planted.KuCoin);
        _repository.Write("bots/run.py", Planted.Binance);
        _repository.Git("add", "-A");
        Assert.Equal(0, _repository.SecretScan("baseline", "create", "--reason", "known").Status);
        _repository.Commit("known");
        AssertHolds();
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void HoldWhenLinesMove()
    {
        _repository.Write("bots/.env", "# a comment\n\n\n" + string.Concat(Planted.KuCoin.Split('\n').Reverse().Select(line => line + "\n")));
        AssertHolds();
    }

    [Fact]
    public void HoldWhenFilesAreRenamed()
    {
        _repository.Git("mv", "bots", "traders");
        _repository.Git("mv", "traders/.env", "traders/prod.env");
        AssertHolds();
    }

    [Fact]
    public void HoldWhenCodeIsReformatted()
    {
        _repository.Write("bots/run.py", Planted.Binance.Replace("(", "(\n    ", StringComparison.Ordinal).Replace(", ", ",\n    ", StringComparison.Ordinal).Replace('"', '\'').Replace("\n", "\r\n", StringComparison.Ordinal));
        _repository.Write("bots/.env", Planted.KuCoin.Replace("=", " = ", StringComparison.Ordinal));
        AssertHolds();
    }

    [Fact]
    public void HoldWhenCommitsAreRebased()
    {
        _repository.Git("checkout", "-q", "-b", "topic");
        _repository.Write("bots/.env", "# topic\n" + Planted.KuCoin);
        _repository.Commit("topic");
        _repository.Git("checkout", "-q", "main");
        _repository.Write("bots/run.py", "# main\n" + Planted.Binance);
        _repository.Commit("main");
        _repository.Git("rebase", "-q", "main", "topic");

        AssertHolds();
        Planted.AssertLetThrough(_repository.SecretScan("range", "main..topic"));
    }

    [Fact]
    public void DoNotHoldWhenAValueIsReplaced()
    {
        _repository.Write("bots/.env", Planted.KuCoin.Replace("=3f8e", "=3f8f", StringComparison.Ordinal));

        var result = _repository.SecretScan("files");

        Planted.AssertFound(result, "kucoin-api-secret");
        Assert.Contains("another value stands where the baseline accepts", result.Error, StringComparison.Ordinal);
    }

    private void AssertHolds()
    {
        Planted.AssertLetThrough(_repository.SecretScan("files"));
        _repository.Commit("moved");
        Planted.AssertLetThrough(_repository.SecretScan("history"));
    }
}
