namespace SecretScan.Cli.Tests.Hooks;

/// <summary><c>hook run pre-commit</c> as frameworks call it: it never reads nothing and passes.</summary>
public sealed class RunByAFramework : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public RunByAFramework() => _repository = _place.NewRepository();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void ReadsEveryFileOfTheIndexWhenNothingIsStaged()
    {
        _repository.Write("old.env", Planted.KuCoin);
        _repository.Commit();
        Planted.AssertFound(Run(), Planted.KuCoinRules);
    }

    [Fact]
    public void ReadsTheIndexAgainstHeadWhenSomethingIsStaged()
    {
        _repository.Write("old.env", Planted.KuCoin);
        _repository.Commit();
        _repository.Write("new", "hello\n");
        _repository.Git("add", "-A");
        Assert.Equal(0, Run().Status);
        _repository.Write("bot.py", Planted.Binance);
        _repository.Git("add", "-A");
        Planted.AssertFound(Run(), Planted.BinanceRules);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadsTheCommitsBetweenTwoRefs(bool byVariable)
    {
        var first = _repository.Commit();
        _repository.Write("gone.env", Planted.KuCoin);
        var second = _repository.Commit();
        _repository.Git("rm", "-q", "gone.env");
        var third = _repository.Commit();
        Planted.AssertFound(Run(byVariable, first, third), Planted.KuCoinRules);
        Assert.Equal(0, Run(byVariable, second, third).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void HasTheFirstOfTwoRefsJudge(bool byVariable)
    {
        var first = _repository.Commit();
        _repository.Write(".secretscan.yml", "version: 1\npaths:\n  exclude: [\"**\"]\n");
        _repository.Write(".env", Planted.KuCoin);
        var second = _repository.Commit();

        Planted.AssertFound(Run(byVariable, first, second), Planted.KuCoinRules);
        _place.Runner.Environment["PRE_COMMIT_REMOTE_NAME"] = "origin";
        Assert.Equal(0, Run(byVariable, first, second).Status);
    }

    [Fact]
    public void ReadsAWholeBranchThatIsPushedForTheFirstTime()
    {
        _repository.Write("gone.env", Planted.KuCoin);
        _repository.Commit();
        _repository.Git("rm", "-q", "gone.env");
        _repository.Commit();
        _place.Runner.Environment["PRE_COMMIT_LOCAL_BRANCH"] = "refs/heads/main";
        _place.Runner.Environment["PRE_COMMIT_REMOTE_NAME"] = "origin";
        Planted.AssertFound(Run(), Planted.KuCoinRules);
    }

    [Fact]
    public void DoesNotGoByLeftoversOfAFrameworkWhenGitCalls()
    {
        var first = _repository.Commit();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        _place.Runner.Environment["PRE_COMMIT_FROM_REF"] = first;
        _place.Runner.Environment["PRE_COMMIT_TO_REF"] = first;
        Planted.AssertFound(_repository.SecretScan("hook", "run", "pre-commit", "--from-git"), Planted.KuCoinRules);
    }

    [Fact]
    public void SaysSoWhenGitCallsAndNothingIsStaged()
    {
        _repository.Write("old.env", Planted.KuCoin);
        _repository.Commit();
        var result = _repository.SecretScan("hook", "run", "pre-commit", "--from-git");
        Assert.Equal(0, result.Status);
        Assert.Contains("nothing is staged", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TakesOptionsOfAScan()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        var result = _repository.SecretScan("hook", "run", "pre-commit", "--report", "json=report.json", "--min-severity", "info");
        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains("\"kucoin-api-secret\"", _repository.Read("report.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hook", "run", "pre-commit", "--from-ref", "HEAD")]
    [InlineData("hook", "run", "commit-msg")]
    [InlineData("hook", "run", "commit-msg", "no such file")]
    [InlineData("hook", "run", "post-commit")]
    [InlineData("hook", "run")]
    public void RefusesACallItDoesNotUnderstand(params string[] arguments)
    {
        _repository.Commit();
        var result = _repository.SecretScan(arguments);
        Assert.Equal(2, result.Status);
        Assert.StartsWith("secretscan: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private Testing.CliResult Run(params string[] arguments) => _repository.SecretScan(["hook", "run", "pre-commit", .. arguments]);

    private Testing.CliResult Run(bool byVariable, string from, string to)
    {
        if (!byVariable)
        {
            return Run("--from-ref", from, "--to-ref", to);
        }

        _place.Runner.Environment["PRE_COMMIT_FROM_REF"] = from;
        _place.Runner.Environment["PRE_COMMIT_TO_REF"] = to;
        return Run();
    }
}
