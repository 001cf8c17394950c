using SecretScan.Testing;

namespace SecretScan.Git.Tests.Processes;

public sealed class FindingGit : IDisposable
{
    private readonly TempFolder _folder = new();

    public FindingGit()
    {
        _folder.WriteProgram("bin/git", "#!/bin/sh\n");
        _folder.Write("notes/git", "not a program\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TakesTheFirstProgramOnThePath() =>
        Assert.Equal(_folder.At("bin/git"), GitExecutable.Find(Join("/nowhere", _folder.At("notes"), _folder.At("bin"), "/usr/bin")));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("bin")]
    public void NeverLooksInTheCurrentFolder(string entry) => Assert.Null(GitExecutable.Find(Join(entry, entry)));

    [Fact]
    public void FindsNothingWithoutAPath() => Assert.Null(GitExecutable.Find(null));

    private static string Join(params string[] folders) => string.Join(Path.PathSeparator, folders);
}
