using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Framework;

/// <summary>This repository as somebody's <c>.pre-commit-config.yaml</c> names it, built once by the framework itself.</summary>
public sealed class PublishedHook : IDisposable
{
    private readonly Workplace _place = new();
    private readonly Lazy<string> _revision;

    public PublishedHook() => _revision = new(Publish);

    /// <summary>Where the framework keeps what it has built.</summary>
    public string Cache => Path.Combine(_place.Root, "cache");

    /// <summary>What a repository that uses the hook has at its root.</summary>
    public string Configuration => $"""
        repos:
        - repo: {Source}
          rev: {_revision.Value}
          hooks:
          - id: secretscan
          - id: secretscan-message

        """;

    private string Source => Path.Combine(_place.Root, "published");

    public void Dispose() => _place.Dispose();

    // What is in the working tree, committed or not, is what the tests are about.
    private string Publish()
    {
        var git = new CliRunner(_place.Home);
        var files = git.Run(Repository.Root, "git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).Output;
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Repository.Root, file))))
        {
            var copy = Path.Combine(Source, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }

        var published = new WorkFolder(_place, Source);
        published.Git("init", "-q");
        var revision = published.Commit();
        Build(revision);
        return revision;
    }

    private void Build(string revision)
    {
        var user = _place.NewRepository("first user");
        user.Write(".pre-commit-config.yaml", $"repos:\n- repo: {Source}\n  rev: {revision}\n  hooks:\n  - id: secretscan\n");

        // The build finds its package sources and packages where the user who runs the tests keeps them.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var build = new Dictionary<string, string?> { ["PRE_COMMIT_HOME"] = Cache, ["HOME"] = home };
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfTheTestRun))
        {
            build[name] = null;
        }

        var result = _place.Runner.Run(user.Folder, "pre-commit", ["install-hooks"], environment: build);
        Assert.True(result.Status == 0, result.All);
    }

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
