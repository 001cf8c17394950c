using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>What was asked for is read and nothing else.</summary>
public sealed class PartsOfHistory : HistoryTest
{
    public PartsOfHistory()
    {
        for (var i = 1; i <= 4; i++)
        {
            Repository.Stage($"folder{i}/config", MadeUp.Line(i));
            Repository.Commit($"number {i}");
            Repository.Git("tag", $"v{i}");
        }
    }

    [Fact]
    public void RevisionsAreThoseOfGit()
    {
        Assert.Equal([3, 4], Numbers(new HistoryOptions { Revisions = ["v2..v4"] }));
        Assert.Equal([2], Numbers(new HistoryOptions { Revisions = ["v2", "^v1"] }));
    }

    [Fact]
    public void ARevisionThatIsAnOptionIsRefused() =>
        Assert.Throws<SourceException>(() => Scan(new HistoryOptions { Revisions = ["--all"] }));

    [Fact]
    public void ARevisionThatIsNotThereIsAnError() =>
        Assert.Contains("nowhere", Assert.Throws<SourceException>(() => Scan(new HistoryOptions { Revisions = ["nowhere"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void TheNewestAreTheLast() => Assert.Equal([3, 4], Numbers(new HistoryOptions { MaxCount = 2 }));

    [Fact]
    public void PathsAreFilesFoldersAndGlobs()
    {
        Assert.Equal([2], Numbers(new HistoryOptions { Paths = new PathFilter(["folder2"]) }));
        Assert.Equal([3], Numbers(new HistoryOptions { Paths = new PathFilter(["folder3/config"]) }));
        Assert.Equal([1, 2, 3, 4], Numbers(new HistoryOptions { Paths = new PathFilter(["**/config"]) }));
        Assert.Empty(Numbers(new HistoryOptions { Paths = new PathFilter(["folder"]) }));
    }

    private IEnumerable<int> Numbers(HistoryOptions options)
    {
        var result = Scan(options);
        return Enumerable.Range(1, 4).Where(number => Has(result, number));
    }
}
