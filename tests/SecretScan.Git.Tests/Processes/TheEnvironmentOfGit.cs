namespace SecretScan.Git.Tests.Processes;

public sealed class TheEnvironmentOfGit
{
    private readonly Dictionary<string, string> _inherited = new()
    {
        ["HOME"] = "/home/ada",
        ["GIT_DIR"] = "/repository/.git",
        ["GIT_INDEX_FILE"] = ".git/index",
        ["GIT_CEILING_DIRECTORIES"] = "/home",
        ["GIT_CONFIG_PARAMETERS"] = "'core.fsmonitor'='evil'",
        ["GIT_CONFIG_COUNT"] = "1",
        ["GIT_EXTERNAL_DIFF"] = "evil",
        ["GIT_TRACE"] = "/tmp/trace",
        ["GIT_REPLACE_REF_BASE"] = "refs/evil/",
        ["GIT_LITERAL_PATHSPECS"] = "1",
        ["LC_ALL"] = "de_DE.UTF-8",
    };

    [Fact]
    public void KeepsWhereTheRepositoryIs()
    {
        var environment = GitEnvironment.From(_inherited, discover: false);

        Assert.Equal("/repository/.git", environment["GIT_DIR"]);
        Assert.Equal(".git/index", environment["GIT_INDEX_FILE"]);
        Assert.Equal("/home/ada", environment["HOME"]);
    }

    [Fact]
    public void HasNothingElseFromOutside()
    {
        var environment = GitEnvironment.From(_inherited, discover: false);

        Assert.Equal(
            [
                "GIT_ALLOW_PROTOCOL", "GIT_CEILING_DIRECTORIES", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
                "GIT_NO_LAZY_FETCH", "GIT_NO_REPLACE_OBJECTS", "GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT",
            ],
            environment.Keys.Where(name => name.StartsWith("GIT_")).Order());
        Assert.Equal("C", environment["LC_ALL"]);
    }

    [Fact]
    public void SaysNothingOfARepositoryThatIsToBeDiscovered()
    {
        var environment = GitEnvironment.From(_inherited, discover: true);

        Assert.DoesNotContain("GIT_DIR", environment.Keys);
        Assert.DoesNotContain("GIT_INDEX_FILE", environment.Keys);
        Assert.Equal("/home", environment["GIT_CEILING_DIRECTORIES"]);
    }
}
