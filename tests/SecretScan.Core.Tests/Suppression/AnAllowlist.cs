using SecretScan.Configuration;
using SecretScan.Rules;
using SecretScan.Rules.Syntax;
using SecretScan.Suppression;

namespace SecretScan.Tests.Suppression;

public class AnAllowlist
{
    private static readonly DateOnly Today = new(2026, 1, 31);
    private static readonly Place At = new(".secretscan.yml", 3, 5);

    [Theory]
    [InlineData("docs", "docs/a/b.txt", true)]
    [InlineData("docs/", "docs/b.txt", true)]
    [InlineData("docs", "docs2/b.txt", false)]
    [InlineData("docs", "x/docs/b.txt", false)]
    [InlineData("docs/**", "docs/a/b.txt", true)]
    [InlineData("**/testdata/**", "a/testdata/b/c", true)]
    [InlineData("**/testdata/**", "testdata/c", true)]
    [InlineData("**/testdata/**", "a/testdatas/c", false)]
    [InlineData("*.md", "a.md", true)]
    [InlineData("*.md", "a/b.md", false)]
    [InlineData("**/*.md", "a/b.md", true)]
    [InlineData("a/*/c/*.x*", "a/b/c/d.xy", true)]
    [InlineData("a/*/c/*.x*", "a/c/b/d.xy", false)]
    [InlineData("**", "any/thing", true)]
    public void FindsPaths(string glob, string path, bool isFound) =>
        Assert.Equal(isFound, new Allowlist([Entry() with { Paths = [glob] }]).Of(Token(path)).Any());

    [Fact]
    public void AsksForAllThatIsGivenAndOneOfEach()
    {
        var entry = Entry() with
        {
            Paths = ["x", "a.txt"], Rules = [new("other", At), new("github-pat-classic", At)], Values = ["v1:0", Token("a.txt").Fingerprint.Text],
        };
        Assert.Single(new Allowlist([entry]).Of(Token("a.txt")));
        Assert.Empty(new Allowlist([entry]).Of(Token("b.txt")));
        Assert.Empty(new Allowlist([entry with { Rules = [new("other", At)] }]).Of(Token("a.txt")));
        Assert.Empty(new Allowlist([entry with { Values = ["v1:0"] }]).Of(Token("a.txt")));
        Assert.Empty(new Allowlist([entry with { Values = [] }]).Of(Token("b.txt")));
        Assert.Empty(new Allowlist([entry with { Values = [], Rules = [] }]).Of(Token("b.txt")));
    }

    [Fact]
    public void KnowsPathsFromTheRootWhereverAScanStands() =>
        Assert.Single(new Allowlist([Entry() with { Paths = ["sub/a.txt"] }], path => "sub/" + path).Of(Token("a.txt")));

    [Fact]
    public void SaysNothingToMessagesByPath()
    {
        var message = Token("a.txt") with { Origin = new Origin { Kind = OriginKind.CommitMessage } };
        Assert.Empty(new Allowlist([Entry() with { Paths = ["**"] }]).Of(message));
        Assert.Single(new Allowlist([Entry() with { Rules = [new("github-pat-classic", At)] }]).Of(message));
    }

    [Fact]
    public void GivesReasonOwnerAndDate()
    {
        var suppressed = Assert.Single(Apply(Entry() with { Paths = ["a.txt"], Owner = "Ada", Expires = Today }).Suppressed);
        Assert.Equal((SuppressedBy.Allowlist, "because", "Ada", Today), (suppressed.By, suppressed.Reason, suppressed.Owner, suppressed.Expires));
    }

    [Fact]
    public void ReportsAgainWhatExpiredUnlessAnotherEntryHolds()
    {
        var late = Entry() with { Paths = ["a.txt"], Expires = Today.AddDays(-1) };
        Assert.Single(Apply(late).Findings);
        Assert.Contains(".secretscan.yml:3: this entry of 'allow' expired on 2026-01-30", Assert.Single(Apply(late).Warnings));
        Assert.Empty(Apply(late, Entry() with { Rules = [new("github-pat-classic", At)] }).Findings);
    }

    [Fact]
    public void NamesEntriesThatMeetNothing()
    {
        var result = Apply(Entry() with { Paths = ["b.txt"] }, Entry() with { Paths = ["a.txt"] }, Entry() with { Values = [Token("").Fingerprint.Text] });
        Assert.Equal("b.txt", Assert.Single(Assert.Single(result.UnusedAllow).Paths));
    }

    [Fact]
    public void MakesOfARuleWhatIsConfigured()
    {
        var high = Token("a.txt") with { Rule = Sample.GitHub with { Severity = Severity.High }, Severity = Severity.High };
        Assert.Equal(Severity.Low, Chosen(high, Severity.Low));
        Assert.Equal(Severity.Critical, Chosen(high, Severity.Critical));
        Assert.Equal(Severity.Info, Chosen(high with { Severity = Severity.Info }, Severity.Critical));
        Assert.Equal(Severity.Critical, Chosen(high with { Severity = Severity.Critical }, Severity.High));
        Assert.Empty(new RuleChoice(new HashSet<string> { "github-pat-classic" }, new Dictionary<string, Severity>()).Apply([high]));
    }

    [Fact]
    public void MakesASetAsSevereAsItsWorstPart()
    {
        var choice = new RuleChoice(new HashSet<string>(), new Dictionary<string, Severity> { ["kucoin-api-key"] = Severity.Low });
        var findings = choice.Apply(Sample.KuCoinSet());
        Assert.Equal([Severity.Low, Severity.Critical, Severity.Critical], findings.Select(f => f.Severity));
        Assert.All(findings, f => Assert.Equal(Severity.Critical, f.Set!.Severity));
        var all = new RuleChoice(new HashSet<string>(), Sample.KuCoinSet().ToDictionary(f => f.Rule.Id, _ => Severity.Low));
        Assert.All(all.Apply(Sample.KuCoinSet()), f => Assert.Equal(Severity.Low, f.Set!.Severity));
    }

    private static Severity Chosen(Finding finding, Severity severity) =>
        Assert.Single(new RuleChoice(new HashSet<string>(), new Dictionary<string, Severity> { [finding.Rule.Id] = severity }).Apply([finding])).Severity;

    private static AllowEntry Entry() => new() { At = At, Reason = "because" };

    private static Finding Token(string path) => Sample.Finding(Sample.GitHub, Sample.Token, path, 1);

    private static SuppressionResult Apply(params AllowEntry[] entries) =>
        new Suppressor(new Lazy<Baseline?>(() => null), _ => true, Today, new Lazy<Allowlist?>(new Allowlist(entries))).Apply([Token("a.txt")], _ => []);
}
