namespace SecretScan.Cli.Tests.Hooks;

/// <summary>The net below the other hooks: what git has no hook for, and what went past one on purpose.</summary>
public sealed class Pushing : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;
    private readonly WorkFolder _remote;

    public Pushing()
    {
        _repository = _place.NewRepository();
        _remote = _place.NewRepository("remote");
        _remote.Git("config", "core.bare", "true");
        _repository.Git("remote", "add", "origin", "../remote");
        _repository.Write("README", "hello\n");
        _repository.Commit("first");
        Assert.Equal(0, _repository.SecretScan("hook", "install").Status);
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void GoesThroughWhenThereIsNothingToFind()
    {
        Planted.AssertLetThrough(Push());
        Planted.AssertLetThrough(Push());
    }

    [Fact]
    public void StopsWhatWasCommittedWithoutHooks()
    {
        Secret();
        Planted.AssertStopped(Push(), Planted.KuCoinRules);
        Assert.Equal("", _remote.TryGit("for-each-ref").Output);
    }

    [Fact]
    public void StopsWhatWasLetThroughOnce()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        _repository.TryGit(new Dictionary<string, string?> { [Planted.SkipVariable] = "why" }, "commit", "-m", "x");
        Planted.AssertStopped(_repository.TryGit(new Dictionary<string, string?> { [Planted.SkipVariable] = "why" }, "push", "origin", "main"), Planted.KuCoinRules);
    }

    [Fact]
    public void StopsWhatWasAddedAndTakenOutAgain()
    {
        Secret();
        _repository.Git("rm", "-q", ".env");
        _repository.Commit("gone");
        Planted.AssertStopped(Push(), Planted.KuCoinRules);
    }

    [Fact]
    public void StopsWhatAnAmendedCommitStillHolds()
    {
        Secret();
        _repository.Git("commit", "-q", "--amend", "-m", "only another message");
        Planted.AssertStopped(Push(), Planted.KuCoinRules);
    }

    [Fact]
    public void StopsWhatWasCherryPicked()
    {
        _repository.Git("checkout", "-q", "-b", "side");
        var secret = Secret();
        _repository.Git("checkout", "-q", "main");
        _repository.Commit("between");
        _repository.Git("cherry-pick", secret);
        Planted.AssertStopped(Push(), Planted.KuCoinRules);
    }

    [Fact]
    public void StopsWhatWasRebased()
    {
        _repository.Git("checkout", "-q", "-b", "side");
        Secret();
        _repository.Git("checkout", "-q", "main");
        _repository.Commit("between");
        _repository.Git("rebase", "-q", "main", "side");
        Planted.AssertStopped(_repository.TryGit("push", "origin", "side"), Planted.KuCoinRules);
        Planted.AssertLetThrough(Push());
    }

    [Fact]
    public void StopsWhatOnlyAMergeHolds()
    {
        _repository.Git("checkout", "-q", "-b", "side");
        _repository.Write("a", "a");
        _repository.Commit();
        _repository.Git("checkout", "-q", "main");
        _repository.Git("merge", "-q", "--no-ff", "--no-commit", "side");
        _repository.Write("bot.py", Planted.Binance);
        _repository.Commit("merged, and a little more");
        Planted.AssertStopped(Push(), Planted.BinanceRules);
    }

    [Fact]
    public void StopsACredentialInAMessage()
    {
        _repository.Commit("new key\n\n" + Planted.KuCoin);
        Planted.AssertStopped(Push(), Planted.KuCoinRules);
    }

    [Fact]
    public void JudgesOnlyWhatTheRemoteLacks()
    {
        Secret();
        _repository.Git("push", "-q", "--no-verify", "origin", "main");
        _repository.Write("README", "hello again\n");
        _repository.Commit("clean");
        Planted.AssertLetThrough(Push());
        _repository.Git("checkout", "-q", "-b", "new");
        Planted.AssertLetThrough(_repository.TryGit("push", "origin", "new"));
    }

    [Fact]
    public void LetsRefsBeTakenAway()
    {
        _repository.Git("push", "-q", "origin", "main", "main:gone");
        Secret();
        Planted.AssertLetThrough(_repository.TryGit("push", "origin", ":gone"));
    }

    [Fact]
    public void GoesThroughOnceItIsAccepted()
    {
        var secret = Secret();
        Assert.Equal(0, _repository.SecretScan("baseline", "update", "--range", secret + "~1.." + secret, "--reason", "it is a honeypot").Status);
        _repository.Git("add", "-A");
        Planted.AssertLetThrough(_repository.TryGit("commit", "-m", "known"));
        Planted.AssertLetThrough(Push());
    }

    [Fact]
    public void GoesByAUrlToo()
    {
        Secret();
        Planted.AssertStopped(_repository.TryGit("push", new Uri(_remote.Folder).AbsoluteUri, "main"), Planted.KuCoinRules);
    }

    [Fact]
    public void StopsAllWhenOneOfSeveralRefsHoldsACredential()
    {
        _repository.Git("push", "-q", "--no-verify", "origin", "main");
        _repository.Git("checkout", "-q", "-b", "clean");
        _repository.Commit("clean");
        _repository.Git("checkout", "-q", "-b", "dirty");
        Secret();
        Planted.AssertStopped(_repository.TryGit("push", "origin", "clean", "dirty"), Planted.KuCoinRules);
        Assert.Equal("refs/heads/main", _remote.Git("for-each-ref", "--format=%(refname)"));
        Planted.AssertLetThrough(_repository.TryGit("push", "origin", "clean"));
    }

    [Fact]
    public void StopsACredentialInTheMessageOfATag()
    {
        _repository.Git("push", "-q", "--no-verify", "origin", "main");
        _repository.Git("tag", "-a", "-m", Planted.KuCoin, "v1");
        Planted.AssertStopped(_repository.TryGit("push", "origin", "v1"), Planted.KuCoinRules);
        Planted.AssertStopped(_repository.TryGit("push", "--follow-tags", "origin", "main"), Planted.KuCoinRules);
    }

    [Fact]
    public void StopsAForcedPushOverWhatWasNeverFetched()
    {
        var other = _place.NewRepository("other");
        other.Git("pull", "-q", new Uri(_repository.Folder).AbsoluteUri, "main");
        other.Commit("somebody else's");
        other.Git("push", "-q", new Uri(_remote.Folder).AbsoluteUri, "HEAD:refs/heads/main");
        Secret();
        Planted.AssertStopped(_repository.TryGit("push", "--force", "origin", "main"), Planted.KuCoinRules);
    }

    [Fact]
    public void LeavesOutOnlyWhatThatRemoteHas()
    {
        Secret();
        _repository.Git("push", "-q", "--no-verify", "origin", "main");
        var elsewhere = _place.NewRepository("elsewhere");
        _repository.Git("remote", "add", "elsewhere", elsewhere.Folder);
        Planted.AssertStopped(_repository.TryGit("push", "elsewhere", "main:refs/heads/copy"), Planted.KuCoinRules);
    }

    private string Secret()
    {
        _repository.Write(".env", Planted.KuCoin);
        return _repository.Commit("second");
    }

    private Testing.CliResult Push() => _repository.TryGit("push", "origin", "main");
}
