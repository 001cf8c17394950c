using SecretScan.Rules;
using SecretScan.Suppression;

namespace SecretScan.Tests.Suppression;

public class ASuppressor
{
    private static readonly DateOnly Today = new(2026, 1, 31);
    private static readonly HashSet<string> Rules = ["github-pat-classic", "kucoin-api-secret"];
    private const string Allow = "secretscan:allow(github-pat-classic)";

    [Fact]
    public void HeedsAMarkerOnTheLine() => Assert.Equal([2], Reported($"\n\nx # {Allow} because", Token(3), Token(2)));

    [Fact]
    public void HeedsAMarkerAbove() => Assert.Equal([1, 4], Reported($"\n# {Allow} because", Token(1), Token(3), Token(4)));

    [Fact]
    public void SpendsAMarkerOnItsOwnLine() => Assert.Equal([2], Reported($"token # {Allow}\ntoken", Token(1), Token(2)));

    [Fact]
    public void HeedsAMarkerBehindTheEndOfAValueOfSeveralLines() =>
        Assert.Empty(Reported($"\n\nEND # {Allow}", Token(1) with { Location = new Location(1, 1, 3, 4) }));

    [Fact]
    public void HeedsNoMarkerForAnotherRule() => Assert.Equal([1], Reported("# secretscan:allow(kucoin-api-secret)", Token(1)));

    [Fact]
    public void HeedsNoMarkerOnAMinifiedLine() =>
        Assert.Equal([1], Reported(new string(' ', 1000) + Allow, Token(1)));

    [Fact]
    public void KeepsTheReason()
    {
        var result = Apply(null, $"# {Allow} a fixture", Token(1));
        Assert.Equal((SuppressedBy.Inline, "a fixture"), (result.Suppressed[0].By, result.Suppressed[0].Reason));
    }

    [Theory]
    [InlineData("# secretscan:allow(github-pat)", "a.txt:1:3: secretscan:allow names no rule: github-pat")]
    [InlineData("# secretscan:allow", "a.txt:1:3: secretscan:allow needs the rule id: secretscan:allow(github-pat-classic) reason")]
    public void WarnsOfAMarkerWithoutEffect(string text, string warning)
    {
        var result = Apply(null, text, Token(1));
        Assert.Single(result.Findings);
        Assert.Equal(warning, Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("until 2026-01-31 a fixture", 0, "a fixture")]
    [InlineData("Until 2026-02-01", 0, null)]
    [InlineData("until 2026-01-30 a fixture", 1, "a.txt:1:3: secretscan:allow expired on 2026-01-30, and what it said no to reports again")]
    [InlineData("until 2026-02-30 a fixture", 1, "a.txt:1:3: secretscan:allow names no day behind 'until'")]
    [InlineData("until we move", 0, "until we move")]
    public void HeedsAMarkerUntilItsDay(string text, int reported, string? said)
    {
        var result = Apply(null, $"# {Allow} {text}", Token(1));
        Assert.Equal(reported, result.Findings.Length);
        Assert.Equal(said, reported > 0 ? Assert.Single(result.Warnings) : result.Suppressed[0].Reason);
    }

    [Fact]
    public void TellsThatAnotherValueStandsInTheOldPlace()
    {
        var other = Sample.Finding(Sample.GitHub, Sample.Token + "x", "a.txt", 1);
        Assert.Contains("a.txt:1: another value stands where the baseline accepts", Assert.Single(Apply(Accepting(1), "", other).Warnings));
        Assert.Empty(Apply(Accepting(1), "", other, Token(2)).Warnings);
        Assert.Empty(Apply(Accepting(1), "", Sample.Finding(Sample.GitHub, Sample.Token + "x", "b.txt", 1)).Warnings);
    }

    [Theory]
    [InlineData("a.txt", 0)]
    [InlineData("copy.txt", 1)]
    public void AcceptsInAChangeOnlyWhatStandsWhereItWas(string path, int reported)
    {
        var finding = Token(1) with { Origin = new Origin { Kind = OriginKind.Blob, Path = path } };

        var result = new Suppressor(Accepting(1), Rules.Contains, Today).Apply([finding], _ => [], isChange: true);

        Assert.Equal(reported, result.Findings.Length);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(3, 3, 0)]
    [InlineData(1, 3, 2)]
    [InlineData(3, 1, 0)]
    public void AcceptsAsManyCopiesAsTheBaselineHolds(int accepted, int present, int reported)
    {
        var result = Apply(Accepting(accepted), "", [.. Enumerable.Range(1, present).Select(Token)]);
        Assert.Equal(reported, result.Findings.Length);
        Assert.Equal(Enumerable.Range(accepted + 1, reported), result.Findings.Select(f => f.Location.StartLine));
    }

    [Fact]
    public void AcceptsAMovedLineAndARenamedFile() => Assert.Empty(Apply(Accepting(1), "", Token(99, "new/name.txt")).Findings);

    [Fact]
    public void ReportsADifferentSecretOnTheSameLine() =>
        Assert.Single(Apply(Accepting(1), "", Sample.Finding(Sample.GitHub, Sample.Token + "x", "a.txt", 1)).Findings);

    [Fact]
    public void ReportsTheCopyAtTheNewPath() =>
        Assert.Equal("0.txt", Apply(Accepting(1), "", Token(1, "0.txt"), Token(1)).Findings.Single().Origin.Path);

    [Fact]
    public void CountsTheVersionsOfAFileAsOneCopy()
    {
        var versions = Enumerable.Range(1, 9).Select(i => Token(i) with
        {
            Origin = new Origin { Kind = OriginKind.Blob, Path = "a.txt", Blob = $"{i}" },
        });
        Assert.Empty(Apply(Accepting(1), "", [.. versions]).Findings);
    }

    [Fact]
    public void CountsEachMessageAsACopy()
    {
        var messages = Enumerable.Range(1, 2).Select(i => Token(1) with
        {
            Origin = new Origin { Kind = OriginKind.CommitMessage, Commit = new Commit($"{i}", "", "", Sample.Time, "") },
        });
        Assert.Single(Apply(Accepting(1), "", [.. messages]).Findings);
    }

    [Fact]
    public void ReportsAgainWhatExpired()
    {
        Assert.Empty(Apply(Accepting(1, Today), "", Token(1)).Findings);
        var late = Apply(Accepting(1, Today.AddDays(-1)), "", Token(1));
        Assert.Single(late.Findings);
        Assert.Contains("expired on 2026-01-30", Assert.Single(late.Warnings));
    }

    [Fact]
    public void NamesEntriesThatMeetNothing()
    {
        Assert.Contains(Token(1).Fingerprint.Text, Assert.Single(Apply(Accepting(1), "").UnusedWarnings));
        Assert.Empty(Apply(Accepting(1), "", Token(1)).Unused);
    }

    private static Baseline Accepting(int copies, DateOnly? expires = null) => new(
    [
        new BaselineEntry
        {
            Fingerprint = Token(1).Fingerprint, RuleId = "github-pat-classic", Provider = "github", Paths = ["a.txt"],
            Occurrences = copies, Reason = "a fixture", Expires = expires, AddedAt = Today,
        },
    ]);

    private static Finding Token(int line) => Token(line, "a.txt");

    private static Finding Token(int line, string path) => Sample.Finding(Sample.GitHub, Sample.Token, path, line);

    private static IEnumerable<int> Reported(string text, params Finding[] findings) =>
        Apply(null, text, findings).Findings.Select(f => f.Location.StartLine);

    private static SuppressionResult Apply(Baseline? baseline, string text, params Finding[] findings) =>
        new Suppressor(baseline, Rules.Contains, Today).Apply(findings, _ => Marked.Read(text));
}
