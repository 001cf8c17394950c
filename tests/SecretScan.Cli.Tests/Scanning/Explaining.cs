namespace SecretScan.Cli.Tests.Scanning;

/// <summary><c>explain</c> of a finding by its fingerprint.</summary>
public sealed class Explaining : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Explaining() => _repository = _place.NewRepository();

    [Fact]
    public void FindsTheValueAgainAndListsWhatSpokeForIt()
    {
        _repository.Write("config/prod.yml", "db:\n  password: 'hT7#kw¦Qz29x'\n".Replace("¦", "", StringComparison.Ordinal));
        _repository.Git("add", "-A");
        var report = _repository.SecretScan("staged").Output;
        var fingerprint = report[report.IndexOf("v1:", StringComparison.Ordinal)..].Split('\n', ' ')[0];

        var told = _repository.SecretScan("explain", fingerprint, "-v");
        Assert.Equal(0, told.Status);
        Assert.Contains("config/prod.yml:2", told.Output, StringComparison.Ordinal);
        Assert.Contains("its name means a password", told.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hT7#kw", told.All, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();
}
