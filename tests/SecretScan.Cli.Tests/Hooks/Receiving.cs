using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Hooks;

/// <summary>The hook of a server: what arrives is judged while git keeps it apart, by what the server has agreed on.</summary>
public sealed class Receiving : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;
    private readonly WorkFolder _server;

    public Receiving()
    {
        _server = new WorkFolder(_place, Directory.CreateDirectory(Path.Combine(_place.Root, "the server.git")).FullName);
        _server.Git("init", "-q", "--bare");
        Assert.Equal(0, _server.SecretScan("hook", "install").Status);
        _repository = _place.NewRepository();
        _repository.Git("remote", "add", "origin", _server.Folder);
        _repository.Write("README", "hello\n");
        _repository.Commit("first");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void TakesAFirstPushOfCleanCommits()
    {
        Planted.AssertLetThrough(Push("main"));
        Assert.NotEqual("", _server.Git("for-each-ref"));
    }

    [Fact]
    public void RefusesACredentialInTheFirstPush()
    {
        Secret();
        AssertRefused(Push("main"));
        Assert.Equal("", _server.TryGit("for-each-ref").Output);
    }

    [Fact]
    public void TellsWhoeverPushesWhatToDo()
    {
        Secret();
        var remote = Push("main").ErrorLines.Where(line => line.StartsWith("remote: ", StringComparison.Ordinal)).ToList();

        Assert.Contains(remote, line => line.Contains(".env:2", StringComparison.Ordinal));
        Assert.Contains(remote, line => line.Contains("secretscan: nothing was taken", StringComparison.Ordinal) && line.Contains("revoke it", StringComparison.Ordinal));
        Assert.DoesNotContain(remote, line => line.Contains('\x1b'));
    }

    [Fact]
    public void RefusesWhatWasAddedAndTakenOutAgain()
    {
        Push("main");
        Secret();
        _repository.Git("rm", "-q", ".env");
        _repository.Commit("gone");
        AssertRefused(Push("main"));
    }

    [Fact]
    public void JudgesOnlyWhatIsNew()
    {
        Secret();
        File.Move(_server.PathOf("hooks/pre-receive"), _server.PathOf("hooks/off"));
        Push("main");
        File.Move(_server.PathOf("hooks/off"), _server.PathOf("hooks/pre-receive"));

        _repository.Write("README", "hello again\n");
        _repository.Commit("clean");
        Planted.AssertLetThrough(Push("main"));
        Planted.AssertLetThrough(Push("main:refs/heads/other"));
        Planted.AssertLetThrough(Push("main~1:refs/tags/v1"));
        _repository.Git("commit", "-q", "--amend", "-m", "rewritten");
        Planted.AssertLetThrough(Push("+main"));
    }

    [Fact]
    public void LeavesOutWhatAnyOfItsBranchesHas()
    {
        Push("main");
        _repository.Git("checkout", "-q", "-b", "side");
        Secret();
        File.Move(_server.PathOf("hooks/pre-receive"), _server.PathOf("hooks/off"));
        Push("side");
        File.Move(_server.PathOf("hooks/off"), _server.PathOf("hooks/pre-receive"));

        _repository.Git("commit", "-q", "--no-verify", "--allow-empty", "-m", "further");
        Planted.AssertLetThrough(Push("side", "side:refs/heads/other"));
    }

    [Fact]
    public void RefusesAllOfAPushOfWhichOneRefHoldsACredential()
    {
        Push("main");
        _repository.Git("checkout", "-q", "-b", "clean");
        _repository.Commit("clean");
        _repository.Git("checkout", "-q", "-b", "dirty");
        Secret();

        AssertRefused(Push("clean", "dirty"));
        Assert.Equal("refs/heads/main", _server.Git("for-each-ref", "--format=%(refname)"));
    }

    [Fact]
    public void RefusesACredentialInTheMessageOfATag()
    {
        Push("main");
        _repository.Git("tag", "-a", "-m", Planted.KuCoin, "v1", "main");
        AssertRefused(Push("v1"));
    }

    [Fact]
    public void LetsRefsBeTakenAway()
    {
        Push("main", "main:refs/heads/gone");
        Planted.AssertLetThrough(Push(":gone"));
        Assert.Equal("refs/heads/main", _server.Git("for-each-ref", "--format=%(refname)"));
    }

    [Fact]
    public void IsNotTalkedRoundByAMarkerThatIsPushed()
    {
        Push("main");
        _repository.Write(".env", string.Concat(Planted.KuCoin.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Zip(Planted.KuCoinRules, (line, rule) => $"{line} # secretscan:allow({rule}) it is fine\n")));
        _repository.Commit("marked");

        var result = Push("main");

        AssertRefused(result);
        Assert.Contains("came with this change and does not count", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadsTheBaselineOfItsOwnHeadOnly()
    {
        Push("main");
        _repository.Git("checkout", "-q", "-b", "accepted");
        Secret();
        Assert.Equal(0, _repository.SecretScan("baseline", "create", "--reason", "it is a honeypot").Status);
        _repository.Commit("accepts itself");
        var together = Push("accepted");
        AssertRefused(together);
        Assert.Contains(".secretscan-baseline.json is changed here, which is not in force before it is accepted", together.Error, StringComparison.Ordinal);

        _repository.Git("checkout", "-q", "main");
        _repository.Git("checkout", "accepted", "--", ".secretscan-baseline.json");
        _repository.Commit("the policy alone");
        Planted.AssertLetThrough(Push("main"));
        Planted.AssertLetThrough(Push("accepted"));
    }

    [Fact]
    public void HasNoWayAroundThatThePusherCouldTake()
    {
        Secret();
        AssertRefused(_repository.TryGit(new Dictionary<string, string?> { [Planted.SkipVariable] = "why" }, "push", "--no-verify", "origin", "main"));
    }

    [Fact]
    public void RunsTheHookThatStoodThereBefore()
    {
        _server.SecretScan("hook", "uninstall");
        _server.WriteScript("hooks/pre-receive", "#!/bin/sh\nwhile read -r old new ref; do echo \"earlier: $ref\" >&2; done\nexit 1\n");
        Assert.Contains("kept and runs too", _server.SecretScan("hook", "install").Error, StringComparison.Ordinal);

        var result = Push("main");

        Assert.NotEqual(0, result.Status);
        Assert.Contains("remote: earlier: refs/heads/main", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void IsInstalledByNameAndOnlyWhereSomebodyPushes()
    {
        Assert.Equal(0, _server.SecretScan("hook", "status").Status);
        Assert.Equal(0, _server.SecretScan("hook", "uninstall").Status);
        Assert.Equal(1, _server.SecretScan("hook", "status", "pre-receive").Status);
        Assert.Equal(0, _server.SecretScan("hook", "install", "pre-receive").Status);
        Assert.Equal(2, _server.SecretScan("hook", "install", "pre-commit").Status);
        Assert.Contains("did you mean 'pre-receive'", _server.SecretScan("hook", "install", "pre-recieve").Error, StringComparison.Ordinal);
        Assert.Equal(0, _repository.SecretScan("hook", "install", "pre-receive").Status);
        Assert.True(File.Exists(_repository.PathOf(".git/hooks/pre-receive")));
    }

    [Fact]
    public void WorksWithTheOtherBackend()
    {
        Push("main");
        Secret();
        var script = File.ReadAllText(_server.PathOf("hooks/pre-receive")).Replace("--from-git --", "--git-backend libgit2 --from-git --", StringComparison.Ordinal);
        _server.WriteScript("hooks/pre-receive", script);
        AssertRefused(Push("main"));
    }

    private static void AssertRefused(CliResult result)
    {
        Planted.AssertStopped(result, Planted.KuCoinRules);
        Assert.Contains("pre-receive hook declined", result.Error, StringComparison.Ordinal);
    }

    private void Secret()
    {
        _repository.Write(".env", Planted.KuCoin);
        _repository.Commit("second");
    }

    private CliResult Push(params string[] refs) => _repository.TryGit(["push", "origin", .. refs]);
}
