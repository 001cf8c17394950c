using System.Collections.Immutable;
using SecretScan.History;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

/// <summary>What the text says of a credential that has been in history.</summary>
public class ExposureLines
{
    [Fact]
    public void TellWhenTheKeyWasMadeAndWhereItStillIs() => AssertSays(
        Found(Sample.KuCoinSet(), 749, inHead: true, "refs/heads/main", "refs/heads/dev", "refs/remotes/origin/main", "refs/tags/v1"),
        "created 2023-07-02 (from the key), first committed 2024-01-13, exposed 749 days, still in HEAD of 3 branches (dev, main, origin/main) and in 1 tag (v1)",
        "2 versions; the key is 944 days old and was to be replaced after 90 days");

    [Fact]
    public void TellTheLeastAgeOfAKeyThatDoesNotTellIts()
    {
        var binance = Sample.KuCoin(Part.Secret) with { Rotation = new Rotation(60, 90) };

        AssertSays(Found([Sample.Finding(binance, Sample.ApiSecret, "a", 1)], 70, inHead: false, "refs/tags/v1"), "exposed 70 days, still in 1 tag (v1)", "; at least 70 days old and is to be replaced after 60 to 90 days");
        AssertSays(Found([Sample.Finding(binance, Sample.ApiSecret, "a", 1)], 91, inHead: true), "exposed 91 days, still in HEAD", "; at least 91 days old and was to be replaced after 60 to 90 days");
        Assert.DoesNotContain("days old", Rendered.Text(Found([Sample.Finding(binance, Sample.ApiSecret, "a", 1)], 60, inHead: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void SayThatHistoryKeepsWhatNoFileHolds() => AssertSays(
        Found(Sample.KuCoinSet(), 10, inHead: false),
        "in no ref's files since 2026-01-31 (last in aaaaaaaaaa), but in the history that everybody gets who clones");

    private static ScanResult Found(ImmutableArray<Finding> findings, int days, bool inHead, params string[] refs) => Sample.Result([
        .. findings.Select(finding => finding with
        {
            Exposure = new Exposure
            {
                First = new Commit(new string('f', 40), "Ada", "ada@example.org", Sample.Time.AddDays(-days), "deploy"),
                LastCommit = new string('a', 40),
                LastSeen = Sample.Time,
                InHead = inHead,
                Refs = [.. refs],
                Versions = 2,
                Days = days,
            },
        }),
    ]);

    private static void AssertSays(ScanResult result, params string[] lines) =>
        Assert.All(lines, line => Assert.Contains(line, Rendered.Text(result), StringComparison.Ordinal));
}
