using System.Text;
using SecretScan.Git.Store;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>How objects are stored, who reads them, and on how many threads decides how long a scan takes and nothing else.</summary>
public sealed class TheSameFindings : HistoryTest
{
    private readonly List<string> _loose;

    public TheSameFindings()
    {
        for (var i = 1; i <= 20; i++)
        {
            Repository.Stage("config", $"{string.Concat(Enumerable.Range(0, 2000).Select(n => $"line {n * i}\n"))}{MadeUp.Line(i)}line\n");
            Repository.Commit($"number {i}\n\n{(i % 5 == 0 ? MadeUp.Line(100 + i) : "")}");
        }

        Repository.Stage("bot/.env", $"KUCOIN_API_KEY={string.Concat("66a5c1f8e1f3", "b2000173a9c4")}\n");
        Repository.Commit("the key");
        Repository.Stage("bot/secrets.env", $"KUCOIN_API_SECRET={string.Concat("3f8e21c7-9d4b-4e", "6a-8b1f-7c25d09ae431")}\nKUCOIN_API_PASSPHRASE=Marten5507quarry\n");
        Repository.Commit("the rest");
        Repository.Stage("notes.txt", Encoding.Unicode.GetBytes("\uFEFF" + MadeUp.Line(30)));
        Repository.Commit("from Windows");
        Repository.Git("mv", "config", "settings");
        Repository.Commit("rename");
        Repository.Git("tag", "-a", "-m", MadeUp.Line(31), "v1");
        _loose = Describe(Scan());
    }

    [Fact]
    public void AreThereAtAll() => Assert.Equal(20 + 4 + 3 + 2 + 1, _loose.Count);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void ComeOfAnyNumberOfThreads(int jobs)
    {
        Assert.Equal(_loose, Describe(Scan(jobs: jobs)));
        Repository.Git("gc", "-q");
        Assert.Equal(_loose, Describe(Scan(jobs: jobs)));
    }

    [Fact]
    public void ComeOfPacks()
    {
        Repository.Git("gc", "-q", "--aggressive", "--prune=now");

        Assert.Equal(_loose, Describe(Scan()));
        Assert.Equal(_loose, Describe(Scan(new HistoryOptions { Verify = true })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void ComeOfAStoreThatTakesNothing(int jobs)
    {
        // Every object is asked of git, because the store reads no index of the first version.
        Repository.Git("-c", "pack.indexVersion=1", "repack", "-adqf");
        Repository.Git("prune-packed");
        using var packs = new Packs([Repository.At(".git/objects")], 20);
        packs.Refresh();

        Assert.Empty(packs.All);
        Assert.Empty(Directory.GetDirectories(Repository.At(".git/objects"), "??"));
        Assert.Equal(_loose, Describe(Scan(jobs: jobs)));
        Assert.True(Coverage.Complete);
    }

    private static List<string> Describe(ScanResult result) =>
    [
        .. result.Findings.Select(f =>
            $"{f.Fingerprint.Text} {f.Severity} {f.Confidence} {f.Set?.Parts.Length} {f.Origin.Kind} {f.Origin.Path} {f.Origin.Blob} {f.Location} {f.Origin.Commit?.Id} "
            + $"{f.Exposure?.First.Id} {f.Exposure?.LastCommit} {f.Exposure?.Versions} {f.Exposure?.InHead} {f.Exposure?.Days} {string.Join(' ', f.Exposure?.Refs ?? [])}").Order(),
    ];
}
