namespace SecretScan.Cli.Tests.Hooks;

public sealed class Everywhere : IDisposable
{
    private const string Loud = "#!/bin/sh\necho \"own ${0##*/} $*\" >&2\ncat >&2\n";

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;
    private readonly string _folder;

    public Everywhere()
    {
        _repository = _place.NewRepository();
        _folder = Path.Combine(_place.Home, ".config", "secretscan", "hooks");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void IsASettingAndAFolder()
    {
        Assert.Equal(0, _repository.SecretScan("hook", "install", "--global").Status);
        Assert.Equal(_folder, _repository.Git("config", "--global", "core.hooksPath"));
        var status = _repository.SecretScan("hook", "status");
        Assert.Equal(0, status.Status);
        Assert.Contains("(core.hooksPath, global)", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FollowsXdgConfigHome()
    {
        var config = Path.Combine(_place.Root, "my config");
        _place.Runner.Environment["XDG_CONFIG_HOME"] = config;
        _repository.SecretScan("hook", "install", "--global");
        Assert.Equal(Path.Combine(config, "secretscan", "hooks"), _repository.Git("config", "--global", "core.hooksPath"));
    }

    [Fact]
    public void IsUndoneWithoutATrace()
    {
        var before = File.ReadAllText(Path.Combine(_place.Home, ".gitconfig"));
        _repository.SecretScan("hook", "install", "--global");
        Assert.Equal(0, _repository.SecretScan("hook", "uninstall", "--global").Status);
        Assert.Equal("", _repository.TryGit("config", "--global", "core.hooksPath").Output);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_place.Home, ".gitconfig")).Replace("[core]\n", "", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_place.Home, ".config", "secretscan")));
    }

    [Theory]
    [InlineData("pre-commit")]
    [InlineData("pre-merge-commit")]
    [InlineData("commit-msg")]
    [InlineData("prepare-commit-msg")]
    [InlineData("post-commit")]
    [InlineData("post-merge")]
    [InlineData("post-checkout")]
    [InlineData("pre-rebase")]
    [InlineData("pre-push")]
    public void StillRunsTheRepositoriesOwnHooks(string name)
    {
        _repository.SecretScan("hook", "install", "--global");
        _repository.WriteScript(".git/hooks/" + name, Loud);
        Assert.Contains("own " + name, EverythingThatRunsHooks(), StringComparison.Ordinal);
    }

    [Fact]
    public void StillFailsWhereTheRepositoriesOwnHookFails()
    {
        _repository.SecretScan("hook", "install", "--global");
        _repository.WriteScript(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n");
        Assert.Equal(1, _repository.TryGit("commit", "--allow-empty", "-m", "x").Status);
    }

    [Fact]
    public void GivesPrePushItsInput()
    {
        _repository.SecretScan("hook", "install", "--global");
        _repository.WriteScript(".git/hooks/pre-push", Loud);
        var head = _repository.Commit();
        _place.NewRepository("remote").Git("config", "core.bare", "true");
        var result = _repository.TryGit("push", "../remote", "main");
        Assert.Contains($"refs/heads/main {head} refs/heads/main {new string('0', 40)}\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void StillRunsHooksOfRepositoriesThatAreOnlyPushedTo()
    {
        _repository.SecretScan("hook", "install", "--global");
        _repository.Commit();
        var remote = _place.NewRepository("remote");
        remote.Git("config", "core.bare", "true");
        remote.WriteScript(".git/hooks/update", "#!/bin/sh\necho 'no' >&2\nexit 1\n");
        Assert.NotEqual(0, _repository.TryGit("push", "../remote", "main").Status);
    }

    [Fact]
    public void SaysWhichHooksItDoesNotForward()
    {
        _repository.SecretScan("hook", "install", "--global");
        _repository.WriteScript(".git/hooks/reference-transaction", "#!/bin/sh\n");
        var status = _repository.SecretScan("hook", "status");
        Assert.Contains("reference-transaction does not run", status.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void JoinsAFolderThatIsThereAlready()
    {
        var theirs = new WorkFolder(_place, Directory.CreateDirectory(Path.Combine(_place.Home, "my hooks")).FullName);
        theirs.WriteScript("pre-commit", Loud);
        _repository.Git("config", "--global", "core.hooksPath", "~/my hooks");
        Assert.Equal(0, _repository.SecretScan("hook", "install", "--global").Status);
        Assert.Equal("~/my hooks", _repository.Git("config", "--global", "core.hooksPath"));
        Assert.False(Directory.Exists(_folder));
        Assert.Contains("own pre-commit", _repository.TryGit("commit", "--allow-empty", "-m", "x").Error, StringComparison.Ordinal);

        _repository.SecretScan("hook", "uninstall", "--global");
        Assert.Equal([theirs.PathOf("pre-commit")], Directory.GetFiles(theirs.Folder));
        Assert.Equal(Loud, theirs.Read("pre-commit"));
        Assert.Equal("~/my hooks", _repository.Git("config", "--global", "core.hooksPath"));
    }

    [Fact]
    public void DoesNotTakeAwayASettingThatSomebodyElseRelysOn()
    {
        _repository.SecretScan("hook", "install", "--global");
        File.WriteAllText(Path.Combine(_folder, "post-index-change"), Loud);
        var result = _repository.SecretScan("hook", "uninstall", "--global");
        Assert.Equal(2, result.Status);
        Assert.Contains("post-index-change", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(_folder, _repository.Git("config", "--global", "core.hooksPath"));
    }

    [Fact]
    public void CanLeaveSingleHooksOut()
    {
        _repository.SecretScan("hook", "install", "--global", "--hook", "commit-msg");
        Assert.Contains("hook run commit-msg", File.ReadAllText(Path.Combine(_folder, "commit-msg")), StringComparison.Ordinal);
        _repository.WriteScript(".git/hooks/pre-commit", Loud);
        Assert.Contains("own pre-commit", _repository.TryGit("commit", "--allow-empty", "-m", "x").Error, StringComparison.Ordinal);

        var status = _repository.SecretScan("hook", "status");
        Assert.Equal(1, status.Status);
        Assert.Equal(["missing", "missing", "installed", "missing"], status.Output.TrimEnd().Split('\n').Select(line => line[18..27].Trim()));

        _repository.SecretScan("hook", "install", "--global");
        Assert.Equal(0, _repository.SecretScan("hook", "status").Status);
        _repository.SecretScan("hook", "uninstall", "--global", "--hook", "pre-commit");
        Assert.Contains("own pre-commit", _repository.TryGit("commit", "--allow-empty", "-m", "x").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CannotBeASettingThatMeansAnotherFolderEverywhere()
    {
        _repository.Git("config", "--global", "core.hooksPath", ".githooks");
        Assert.Equal(2, _repository.SecretScan("hook", "install", "--global").Status);
        Assert.Equal(0, new WorkFolder(_place, _repository.Folder).TryGit("config", "--global", "--unset", "core.hooksPath").Status);
    }

    private string EverythingThatRunsHooks()
    {
        string[][] commands =
        [
            ["commit", "--allow-empty", "-m", "one"],
            ["checkout", "-q", "-b", "side"],
            ["commit", "--allow-empty", "-m", "two"],
            ["checkout", "-q", "main"],
            ["commit", "--allow-empty", "-m", "three"],
            ["merge", "--no-ff", "side", "-m", "four"],
            ["rebase", "-q", "side"],
            ["push", "../remote", "main"],
        ];
        _place.NewRepository("remote").Git("config", "core.bare", "true");
        return string.Concat(commands.Select(command => _repository.TryGit(command).Error));
    }
}
