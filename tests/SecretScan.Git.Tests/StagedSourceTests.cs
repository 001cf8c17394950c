using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests;

public sealed class StagedFiles : IDisposable
{
    private readonly TempRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void AreReadFromTheIndexNotTheWorkingTree()
    {
        _repository.Stage("a.env", "staged");
        _repository.Write("a.env", "on disk");
        using var git = GitRepository.Open(_repository.Path);

        Assert.Equal("staged", new StagedSource(git, SourceLimits.Default).Read().At("a.env").Text());
    }
}
