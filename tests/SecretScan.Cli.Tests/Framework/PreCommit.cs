namespace SecretScan.Cli.Tests.Framework;

/// <summary>The real pre-commit framework, in a repository that names this one as the source of a hook.</summary>
public sealed class PreCommit : IClassFixture<PublishedHook>, IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;
    private readonly PublishedHook _hook;

    public PreCommit(PublishedHook hook)
    {
        _hook = hook;
        _repository = _place.NewRepository();
    }

    public void Dispose() => _place.Dispose();

    [PreCommitFact]
    public void PassesWhatIsClean()
    {
        Use();
        _repository.Write("README", "hello\n");
        _repository.Git("add", "-A");
        Assert.Equal(0, Run().Status);
        Assert.Equal(0, Run("--all-files").Status);
    }

    [PreCommitFact]
    public void FailsOnWhatIsStaged()
    {
        Use();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertFound(Run(), Planted.KuCoinRules);
    }

    [PreCommitFact]
    public void FailsOnAnyFileWhenNothingIsStaged()
    {
        Use();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit();
        Planted.AssertFound(Run("--all-files"), Planted.KuCoinRules);
        Planted.AssertFound(Run(), Planted.KuCoinRules);
    }

    [PreCommitFact]
    public void FailsOnWhatARangeOfCommitsHolds()
    {
        Use();
        var first = _repository.Commit();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit();
        _repository.Git("rm", "-q", ".env");
        var third = _repository.Commit();
        Planted.AssertFound(Run("--from-ref", first, "--to-ref", third), Planted.KuCoinRules);
        Assert.Equal(0, Run("--from-ref", third, "--to-ref", third).Status);
    }

    [PreCommitFact]
    public void StopsCommitsMessagesMergesAndPushes()
    {
        Use();
        _place.Runner.Environment["PRE_COMMIT_HOME"] = _hook.Cache;
        var installed = _place.Runner.Run(
            _repository.Folder, "pre-commit", ["install", "-t", "pre-commit", "-t", "commit-msg", "-t", "pre-merge-commit", "-t", "pre-push"]);
        Assert.True(installed.Status == 0, installed.All);
        _repository.Commit();
        Planted.AssertFound(_repository.TryGit("commit", "--allow-empty", "-m", Planted.Binance), Planted.BinanceRules);

        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertFound(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
        Planted.AssertLetThrough(_repository.TryGit(new Dictionary<string, string?> { [Planted.SkipVariable] = "why" }, "commit", "-m", "x"));

        _place.NewRepository("remote").Git("config", "core.bare", "true");
        _repository.Git("remote", "add", "origin", "../remote");
        Planted.AssertFound(_repository.TryGit("push", "origin", "main"), Planted.KuCoinRules);
        _repository.Git("push", "-q", "origin", "HEAD~1:refs/heads/main", "--no-verify");
        Planted.AssertFound(_repository.TryGit("push", "origin", "main"), Planted.KuCoinRules);
    }

    private void Use() => _repository.Write(".pre-commit-config.yaml", _hook.Configuration);

    private Testing.CliResult Run(params string[] arguments) => _place.Runner.Run(
        _repository.Folder, "pre-commit", ["run", .. arguments], environment: new Dictionary<string, string?> { ["PRE_COMMIT_HOME"] = _hook.Cache });
}
