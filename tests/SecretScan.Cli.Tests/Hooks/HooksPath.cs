namespace SecretScan.Cli.Tests.Hooks;

public sealed class HooksPath : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public HooksPath() => _repository = _place.NewRepository();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void IsRelativeToTheTopOfTheWorkingTree()
    {
        _repository.Git("config", "core.hooksPath", "tools/git hooks");
        _repository.Write("deep/er/file", "x");
        var below = new WorkFolder(_place, _repository.PathOf("deep/er"));
        Assert.Equal(0, below.SecretScan("hook", "install").Status);
        Assert.True(File.Exists(_repository.PathOf("tools/git hooks/pre-commit")));
        Assert.Equal(0, below.SecretScan("hook", "status").Status);
        Assert.Contains("tools/git hooks", _repository.SecretScan("hook", "status").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LeavesTheUserOutOfSharedScripts()
    {
        _repository.Git("config", "core.hooksPath", ".githooks");
        var tools = Path.Combine(_place.Home, ".dotnet", "tools");
        Directory.CreateDirectory(tools);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*").Where(IsProgramFile))
        {
            File.Copy(file, Path.Combine(tools, Path.GetFileName(file)));
        }

        var result = _place.Runner.Run(_repository.Folder, Path.Combine(tools, "secretscan"), ["hook", "install"]);
        Assert.Equal(0, result.Status);
        Assert.DoesNotContain(_place.Home, _repository.Read(".githooks/pre-commit"), StringComparison.Ordinal);
        Assert.Contains(tools, _repository.SecretScan("hook", "status").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ShadowsHooksThatWereInstalledBefore()
    {
        _repository.SecretScan("hook", "install");
        _repository.Git("config", "core.hooksPath", "/elsewhere");
        var status = _repository.SecretScan("hook", "status");
        Assert.Equal(1, status.Status);
        Assert.Contains("shadowed", status.Output, StringComparison.Ordinal);
        Assert.Contains("core.hooksPath (local) is /elsewhere", status.Output, StringComparison.Ordinal);

        _repository.SecretScan("hook", "uninstall");
        Assert.False(File.Exists(_repository.PathOf(".git/hooks/pre-commit")));
    }

    [Fact]
    public void MayDifferFromWorktreeToWorktree()
    {
        _repository.Commit();
        _repository.Git("worktree", "add", "-q", "../linked");
        var linked = new WorkFolder(_place, Path.Combine(_place.Root, "linked"));
        _repository.Git("config", "extensions.worktreeConfig", "true");
        linked.Git("config", "--worktree", "core.hooksPath", ".own");
        _repository.SecretScan("hook", "install");
        Assert.Equal(0, _repository.SecretScan("hook", "status").Status);
        var status = linked.SecretScan("hook", "status");
        Assert.Equal(1, status.Status);
        Assert.Contains("core.hooksPath (worktree)", status.Output, StringComparison.Ordinal);
        linked.SecretScan("hook", "install");
        Assert.True(File.Exists(linked.PathOf(".own/pre-commit")));
    }

    [Fact]
    public void ThatHoldsForEveryRepositoryIsNotTakenForThisOne()
    {
        var shared = Directory.CreateDirectory(Path.Combine(_place.Root, "shared")).FullName;
        _repository.Git("config", "--global", "core.hooksPath", shared);
        var result = _repository.SecretScan("hook", "install");
        Assert.Equal(2, result.Status);
        Assert.Contains("--global", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(shared));
    }

    private static bool IsProgramFile(string file) =>
        Path.GetFileName(file) is var name
        && (name.StartsWith("secretscan", StringComparison.Ordinal) || name.StartsWith("SecretScan.", StringComparison.Ordinal)
            || name.StartsWith("System.CommandLine", StringComparison.Ordinal));
}
