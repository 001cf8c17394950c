using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>A scan that leaves out what earlier ones found to hold nothing says what a scan of everything says.</summary>
public sealed class SinceLast : HistoryTest
{
    private string Remembered => Repository.At(".git/secretscan/history");

    public SinceLast()
    {
        for (var i = 0; i < 10; i++)
        {
            Repository.Stage("code", $"line {i}\n");
            Repository.Stage("config", i == 3 ? MadeUp.Line(1) : $"nothing {i}\n");
            Repository.Commit($"number {i}");
        }
    }

    [Fact]
    public void ReadsAgainOnlyWhatHoldsAnything()
    {
        var (first, before) = ScanSinceLast();
        var (second, coverage) = ScanSinceLast();

        Assert.Equal((20, 10, 0), (before.Blobs, before.Commits, before.ScannedBefore));
        Assert.Equal((1, 0, 29), (coverage.Blobs, coverage.Commits, coverage.ScannedBefore));
        Assert.Equal(Describe(first), Describe(second));
        Only(second, 1);
    }

    [Fact]
    public void FindsWhatCameSince()
    {
        ScanSinceLast();
        Repository.Stage("new", MadeUp.Line(2));
        Repository.Commit("new\n\n" + MadeUp.Line(3));

        var (result, coverage) = ScanSinceLast();

        Assert.Equal([1, 2, 3], new[] { 1, 2, 3 }.Where(number => Has(result, number)));
        Assert.Equal((2, 1), (coverage.Blobs, coverage.Commits));
        Assert.Equal(Describe(Scan()), Describe(result));
    }

    [Fact]
    public void CompletesASetWhoseFirstPartIsOld()
    {
        Repository.Stage("bot/.env", $"KUCOIN_API_KEY={string.Concat("66a5c1f8e1f3", "b2000173a9c4")}\n");
        Repository.Commit("the key");
        ScanSinceLast();
        Repository.Stage("bot/secrets.env", $"KUCOIN_API_SECRET={string.Concat("3f8e21c7-9d4b-4e", "6a-8b1f-7c25d09ae431")}\nKUCOIN_API_PASSPHRASE=Marten5507quarry\n");
        Repository.Commit("the rest");

        var (result, _) = ScanSinceLast();

        Assert.Equal(3, result.Findings.Count(finding => finding.Set is { Complete: true }));
        Assert.Equal(Describe(Scan()), Describe(result));
    }

    [Fact]
    public void ReadsEverythingUnderOtherRules()
    {
        ScanSinceLast();

        var (_, coverage) = ScanSinceLast(identity: "others", problem: "other rules or another version");

        Assert.Equal((20, 0), (coverage.Blobs, coverage.ScannedBefore));
        Assert.Equal(29, ScanSinceLast(identity: "others").Coverage.ScannedBefore);
    }

    [Fact]
    public void ReadsEverythingWhenToldToTrustNothing()
    {
        ScanSinceLast();

        Assert.Equal(20, ScanSinceLast(new HistoryOptions { Verify = true }).Coverage.Blobs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(60)]
    [InlineData(500)]
    public void ReadsEverythingWhenTheFileBreaksOff(int length)
    {
        ScanSinceLast();
        File.WriteAllBytes(Remembered, File.ReadAllBytes(Remembered)[..length]);

        Assert.Equal(20, ScanSinceLast(problem: length == 0 ? null : "it is damaged").Coverage.Blobs);
        Assert.Equal(1, ScanSinceLast().Coverage.Blobs);
    }

    [Fact]
    public void ReadsEverythingWhenAByteOfTheFileIsAnother()
    {
        ScanSinceLast();
        var bytes = File.ReadAllBytes(Remembered);
        foreach (var place in new[] { 0, 25, bytes.Length / 2, bytes.Length - 1 })
        {
            var damaged = (byte[])bytes.Clone();
            damaged[place] ^= 1;
            File.WriteAllBytes(Remembered, damaged);
            using var repository = Opening(Repository.Path);

            Assert.Contains("it is damaged", ScannedObjects.Of(repository, "rules").Problem);
        }
    }

    [Fact]
    public void DoesNotFollowLinks()
    {
        ScanSinceLast();
        File.Move(Remembered, Repository.At("elsewhere"));
        var bytes = File.ReadAllBytes(Repository.At("elsewhere"));
        File.CreateSymbolicLink(Remembered, Repository.At("elsewhere"));
        Repository.Stage("new", "more");
        Repository.Commit("more");

        Assert.Equal(21, ScanSinceLast(problem: "it is a symbolic link").Coverage.Blobs);
        Assert.Equal(bytes, File.ReadAllBytes(Repository.At("elsewhere")));

        Directory.Delete(Repository.At(".git/secretscan"), recursive: true);
        Directory.CreateDirectory(Repository.At("folder"));
        Directory.CreateSymbolicLink(Repository.At(".git/secretscan"), Repository.At("folder"));

        Assert.Equal(21, ScanSinceLast(problem: "it is a symbolic link").Coverage.Blobs);
        Assert.Empty(Directory.GetFiles(Repository.At("folder")));
    }

    [Fact]
    public void ReadsAgainWhatWasNotReadWhole()
    {
        Repository.Stage("large", new string('x', 5000));
        Repository.Commit("large");
        ScanSinceLast(maxSize: 4000);

        var (_, coverage) = ScanSinceLast(maxSize: 4000);

        Assert.Equal("large", Assert.Single(coverage.Skipped).Path);
        Assert.Equal(2, ScanSinceLast().Coverage.Blobs);
    }

    [Fact]
    public void RemembersNothingOfAScanThatWasStopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        ScanSinceLast(token: stop.Token);

        Assert.False(File.Exists(Remembered));
    }

    [Fact]
    public void LeavesOneFileForAllWorkingTrees()
    {
        using var folder = new TempFolder();
        Repository.Git("worktree", "add", "-q", "--detach", folder.At("linked"), "HEAD");
        ScanSinceLast(folder: folder.At("linked"));

        Assert.Equal([Remembered], Directory.GetFiles(Repository.At(".git/secretscan")));
        Assert.Equal(1, ScanSinceLast().Coverage.Blobs);
    }

    private (ScanResult Result, Coverage Coverage) ScanSinceLast(
        HistoryOptions? options = null, string? folder = null, string identity = "rules", string? problem = null, long maxSize = 100_000, CancellationToken token = default)
    {
        var coverage = new Coverage();
        using var repository = Opening(folder ?? Repository.Path);
        var scanned = ScannedObjects.Of(repository, identity);
        using var history = new GitHistory(repository, (options ?? new HistoryOptions()) with { Scanned = scanned }, new SourceLimits { MaxFileSize = maxSize });
        var result = new Scanner([RuleSet.BuiltIn], new ScannerOptions { Jobs = 2 }).Scan(history, suppressor: null, coverage, token);
        Assert.True(problem is null ? scanned.Problem is null : scanned.Problem!.Contains(problem, StringComparison.Ordinal), scanned.Problem);
        return (result, coverage);
    }

    private static List<string> Describe(ScanResult result) =>
    [
        .. result.Findings.Select(f =>
            $"{f.Fingerprint.Text} {f.Severity} {f.Set?.Parts.Length} {f.Origin.Path} {f.Origin.Blob} {f.Location} {f.Origin.Commit?.Id} {f.Exposure?.Versions} {f.Exposure?.LastCommit}").Order(),
    ];
}
