namespace SecretScan.Cli.Tests;

/// <summary>What is read without the parser means what it means through the parser.</summary>
public sealed class UsualCalls : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public UsualCalls()
    {
        _repository = _place.NewRepository();
        _repository.Write(".env", Planted.KuCoin);
        _repository.Git("add", "-A");
    }

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("staged")]
    [InlineData("hook", "run", "pre-commit", "--from-git", "--")]
    [InlineData("hook", "run", "commit-msg", "--from-git", "--", ".env")]
    [InlineData("hook", "run", "pre-push", "--from-git", "--", "origin", "../remote")]
    [InlineData("hook", "run", "nonsense", "--from-git", "--")]
    [InlineData("hook", "run", "commit-msg", "--from-git", "--")]
    public void AreTheSameWithAnOption(params string[] arguments)
    {
        var options = Array.IndexOf(arguments, "--") is >= 0 and var at ? at : arguments.Length;
        var quick = _repository.SecretScan(arguments);
        var parsed = _repository.SecretScan([.. arguments[..options], "--fail-on", "medium", .. arguments[options..]]);
        Assert.Equal((parsed.Status, parsed.Error), (quick.Status, quick.Error));
        Assert.Equal(WithoutTime(parsed.Output), WithoutTime(quick.Output));
    }

    private static string WithoutTime(string report) =>
        string.Join('\n', report.Split('\n').Select(line => line.Contains(" read (", StringComparison.Ordinal) ? line[..line.LastIndexOf('(')] : line));
}
