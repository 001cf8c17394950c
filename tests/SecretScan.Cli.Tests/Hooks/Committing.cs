using System.Text;

namespace SecretScan.Cli.Tests.Hooks;

/// <summary>Whatever way a commit is made, it is stopped exactly when it would record a credential that was not there.</summary>
public sealed class Committing : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Committing()
    {
        _repository = _place.NewRepository();
        Assert.Equal(0, _repository.SecretScan("hook", "install").Status);
        _repository.Write("README", "hello\n");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void StopsTheVeryFirstCommit()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
        Assert.NotEqual(0, _repository.TryGit("rev-parse", "--verify", "-q", "HEAD").Status);
    }

    [Fact]
    public void StopsABot()
    {
        _repository.Commit();
        _repository.Write("src/bot.py", Planted.Binance);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.BinanceRules);
    }

    [Fact]
    public void SaysNothingWhenThereIsNothingToSay()
    {
        _repository.Git("add", "-A");
        var result = _repository.TryGit("commit", "-q", "-m", "x");
        Planted.AssertLetThrough(result);
        Assert.Equal("", result.All);
    }

    [Fact]
    public void WithAllTakesTheWorkingTree()
    {
        _repository.Commit();
        _repository.Write("README", Planted.KuCoin);
        Planted.AssertLetThrough(_repository.TryGit("commit", "--allow-empty", "-m", "nothing staged"));
        Planted.AssertStopped(_repository.TryGit("commit", "-a", "-m", "x"), Planted.KuCoinRules);
    }

    [Fact]
    public void OfSinglePathsTakesOnlyThose()
    {
        _repository.Write("other", "hello\n");
        _repository.Commit();
        _repository.Write("README", Planted.KuCoin);
        _repository.Write("other", "hello again\n");
        _repository.Git("add", "README");
        Planted.AssertLetThrough(_repository.TryGit("commit", "-m", "x", "other"));
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x", "README"), Planted.KuCoinRules);
    }

    [Fact]
    public void TakesTheIndexWhenTheWorkingTreeIsClean()
    {
        _repository.Commit();
        _repository.Write("README", Planted.KuCoin);
        _repository.Git("add", "README");
        _repository.Write("README", "hello\n");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
    }

    [Fact]
    public void LeavesTheWorkingTreeAsideWhenTheIndexIsClean()
    {
        _repository.Commit();
        _repository.Write("README", "better\n");
        _repository.Git("add", "README");
        _repository.Write("README", Planted.KuCoin);
        Planted.AssertLetThrough(_repository.TryGit("commit", "-m", "x"));
    }

    [Fact]
    public void AmendedIsStopped()
    {
        _repository.Commit();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "--amend", "-m", "x"), Planted.KuCoinRules);
    }

    [Fact]
    public void WithAnOldCredentialBesideSomethingNewGoesThrough()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit();
        _repository.Write(".env", "# keep this\n" + Planted.KuCoin);
        _repository.Git("mv", "README", "README.md");
        Planted.AssertLetThrough(_repository.TryGit("commit", "-a", "-m", "x"));
        _repository.Git("mv", ".env", "prod.env");
        Planted.AssertLetThrough(_repository.TryGit("commit", "-a", "-m", "renamed"));
    }

    [Fact]
    public void WithOneMoreCopyOfAnOldCredentialIsStopped()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit();
        _repository.Write("copy.env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
    }

    [Fact]
    public void ThatCompletesACredentialIsStopped()
    {
        _repository.Write(".env", Planted.KuCoinWithoutPassphrase);
        _repository.Commit();
        _repository.Write(".env", Planted.KuCoin);
        Planted.AssertStopped(_repository.TryGit("commit", "-a", "-m", "x"), "kucoin-api-passphrase");
    }

    [Fact]
    public void InALinkedWorktreeIsStopped()
    {
        _repository.Commit();
        _repository.Git("worktree", "add", "-q", "../linked");
        var linked = new WorkFolder(_place, Path.Combine(_place.Root, "linked"));
        linked.Write(".env", Planted.KuCoin);
        linked.Git("add", "-A");
        Planted.AssertStopped(linked.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
    }

    [Fact]
    public void OfAUtf16FileIsStopped()
    {
        _repository.Write("config.ini", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Planted.KuCoin)]);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
    }

    [Theory]
    [InlineData("*.env -diff\n")]
    [InlineData("*.env binary\n")]
    [InlineData("*.env filter=gone diff=gone\n")]
    public void OfAFileThatGitDoesNotShowIsStopped(string attributes)
    {
        _repository.Write(".gitattributes", attributes);
        _repository.Write("x.env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
    }

    [Fact]
    public void WithACredentialInItsMessageIsStopped()
    {
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "use the new one\n\n" + Planted.KuCoin), Planted.KuCoinRules);
        Planted.AssertLetThrough(_repository.TryGit("commit", "-m", "use the new one"));
    }

    [Fact]
    public void OfARevertThatBringsACredentialBackIsStopped()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit();
        _repository.Git("rm", "-q", ".env");
        _repository.Commit();
        _repository.Git("revert", "--no-commit", "HEAD");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
    }

    [Fact]
    public void MarkedAsNoSecretGoesThrough()
    {
        _repository.Write("test.env", Planted.KuCoin.Replace("\n", " # secretscan:allow(kucoin-api-key, kucoin-api-secret, kucoin-api-passphrase) made up\n", StringComparison.Ordinal));
        _repository.Git("add", "-A");
        Planted.AssertLetThrough(_repository.TryGit("commit", "-m", "x"));
    }

    [Fact]
    public void IsLetThroughOnceWithAReason()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        var result = _repository.TryGit(Skip("the honeypot needs it"), "commit", "-m", "x");
        Planted.AssertLetThrough(result);
        Assert.Contains("NOT CHECKED", result.Error, StringComparison.Ordinal);
        Assert.Contains("the honeypot needs it", result.Error, StringComparison.Ordinal);

        _repository.Write("more.env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void IsNotLetThroughWithoutAReason(string reason)
    {
        var result = _repository.TryGit(Skip(reason), "commit", "--allow-empty", "-m", "x");
        Assert.NotEqual(0, result.Status);
        Assert.Contains("needs a reason", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void IsStoppedWhereSomethingCouldNotBeRead()
    {
        _repository.Git("add", "-A");
        var blob = _repository.Git("rev-parse", ":README");
        var file = _repository.PathOf($".git/objects/{blob[..2]}/{blob[2..]}");
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllText(file, "damaged");
        var result = _repository.TryGit("commit", "-m", "x");
        Assert.NotEqual(0, result.Status);
        Assert.Contains("secretscan: nothing was committed (not everything could be read)", result.Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Skip(string reason) => new() { [Planted.SkipVariable] = reason };
}
