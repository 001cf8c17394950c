namespace SecretScan.Cli.Tests.Hooks;

/// <summary>A merge is stopped for what it adds itself; what a side brings was that side's to judge, and is the push's.</summary>
public sealed class Merging : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Merging()
    {
        _repository = _place.NewRepository();
        Assert.Equal(0, _repository.SecretScan("hook", "install").Status);
        _repository.Write("README", "hello\n");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void CleanlyAddsNothingThatIsNew()
    {
        Branches();
        Planted.AssertLetThrough(_repository.TryGit("merge", "--no-ff", "-m", "merged", "side"));
    }

    [Fact]
    public void CleanlyIsStoppedWhenItCompletesACredential()
    {
        var filler = string.Concat(Enumerable.Range(0, 12).Select(line => $"SETTING_{line}={line}\n"));
        _repository.Write(".env", filler);
        _repository.Commit();
        _repository.Git("checkout", "-q", "-b", "side");
        _repository.Write(".env", filler + Planted.PassphraseLine);
        _repository.Commit();
        _repository.Git("checkout", "-q", "main");
        _repository.Write(".env", Planted.KuCoinWithoutPassphrase + filler);
        _repository.Commit();
        Planted.AssertStopped(_repository.TryGit("merge", "-m", "merged", "side"), "kucoin-api-passphrase");
    }

    [Fact]
    public void HeldBackIsStoppedForWhatIsAddedMeanwhile()
    {
        Branches();
        _repository.Git("merge", "--no-ff", "--no-commit", "side");
        _repository.Write("bot.py", Planted.Binance);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "--no-edit"), Planted.BinanceRules);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithConflictsIsStoppedForWhatTheResolutionAdds(bool adds)
    {
        Branches("conflict: theirs\n", "conflict: ours\n");
        Assert.NotEqual(0, _repository.TryGit("merge", "side").Status);
        _repository.Write("README", adds ? Planted.Binance : "conflict: neither\n");
        _repository.Git("add", "-A");
        var result = _repository.TryGit("commit", "--no-edit");
        if (adds)
        {
            Planted.AssertStopped(result, Planted.BinanceRules);
        }
        else
        {
            Planted.AssertLetThrough(result);
        }
    }

    // A credential on the side that nobody looked at.
    private void Branches(string theirs = "hello\n", string ours = "hello\n")
    {
        _repository.Commit();
        _repository.Git("checkout", "-q", "-b", "side");
        _repository.Write("README", theirs);
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit();
        _repository.Git("checkout", "-q", "main");
        _repository.Write("README", ours);
        _repository.Write("more", "x\n");
        _repository.Commit();
    }
}
