using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Hooks;

/// <summary>What a repository brings with it is not run.</summary>
public sealed class Trust : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Trust() => _repository = _place.NewRepository();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("hook", "install")]
    [InlineData("hook", "status")]
    [InlineData("staged")]
    [InlineData("files")]
    public void AProgramNamedGitInTheRepositoryIsNotTheOneThatIsAsked(params string[] arguments)
    {
        _repository.WriteScript("git", "#!/bin/sh\ntouch owned\n");
        _repository.SecretScan(arguments);
        Assert.False(File.Exists(_repository.PathOf("owned")));
    }

    [Fact]
    public void ADllNamesBothDotnetAndItself()
    {
        var dll = CliRunner.SecretScan + ".dll";
        var installed = _place.Runner.Run(_repository.Folder, "dotnet", [dll, "hook", "install"]);
        Assert.True(installed.Status == 0, installed.All);
        Assert.Contains($"' '{dll}'", _repository.Read(".git/hooks/pre-commit"), StringComparison.Ordinal);
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
        Planted.AssertStopped(_repository.TryGit("commit", "-m", "x"), Planted.KuCoinRules);
    }
}
