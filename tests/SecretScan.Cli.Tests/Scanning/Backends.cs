using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>Who is asked about a repository.</summary>
public sealed class Backends : IDisposable
{
    private static readonly Dictionary<string, string?> NoGit = new() { ["PATH"] = "/nonexistent" };
    private static readonly Dictionary<string, string?> NoLibrary = new() { ["LIBGIT2_PATH"] = "/nonexistent/libgit2.so" };
    private static readonly Dictionary<string, string?> Neither = new(NoGit.Concat(NoLibrary));

    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Backends()
    {
        _repository = _place.NewRepository();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
    }

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("auto")]
    [InlineData("git")]
    [InlineData("libgit2")]
    public void FindTheSame(string backend) => Assert.Equal(1, Staged(backend, []).Status);

    [Fact]
    public void AreGitWhenItIsThere()
    {
        Assert.Equal(1, Staged("auto", NoLibrary).Status);
        Assert.Equal((2, true), Refused(Staged("libgit2", NoLibrary), "LIBGIT2_PATH"));
    }

    [Fact]
    public void AreTheLibraryWhereGitIsNot()
    {
        Assert.Equal(1, Staged("auto", NoGit).Status);
        Assert.Equal(1, _place.Runner.Run(_repository.Folder, CliRunner.SecretScan, ["staged"], environment: NoGit).Status);
        Assert.Equal((2, true), Refused(Staged("git", NoGit), "git is not on PATH"));
    }

    [Fact]
    public void AreBothMissingInOneLine() => Assert.Equal((2, true), Refused(Staged("auto", Neither), "LIBGIT2_PATH"));

    [Fact]
    public void AreOneOfThree() => Assert.Equal((2, true), Refused(Staged("svn", []), "--git-backend: 'svn' is not one of auto, git, libgit2"));

    [Theory]
    [InlineData("range")]
    [InlineData("history")]
    public void ReadCommitsWithoutGit(string command)
    {
        _repository.Commit();
        _repository.Write(".env", "nothing");
        _repository.Commit();

        string[] arguments = [command, .. command == "range" ? (string[])["HEAD~1..HEAD"] : []];
        var status = _place.Runner.Run(_repository.Folder, CliRunner.SecretScan, arguments, environment: NoGit).Status;

        Assert.Equal(command == "history" ? 1 : 0, status);
    }

    [Fact]
    public void NeedNoAssemblyOfTheLibraryWhileGitAnswers()
    {
        var program = Directory.CreateDirectory(Path.Combine(_place.Root, "program")).FullName;
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => !file.Contains("LibGit2", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(program, Path.GetFileName(file)));
        }

        var result = _place.Runner.Run(_repository.Folder, Path.Combine(program, Path.GetFileName(CliRunner.SecretScan)), ["staged"]);

        Assert.True(result.Status == 1, result.All);
    }

    private static (int Status, bool IsOneLine) Refused(CliResult result, string why) =>
        (result.Status, result.Output.Length == 0 && result.Error.TrimEnd('\n').Split('\n') is [var line] && line.Contains(why, StringComparison.Ordinal));

    private CliResult Staged(string backend, Dictionary<string, string?> environment) =>
        _place.Runner.Run(_repository.Folder, CliRunner.SecretScan, ["staged", "--git-backend", backend], environment: environment);
}
