using SecretScan.Credentials;
using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Tests.Detection;

/// <summary>Of tokens that overlap the most specific one stays, and nothing is lost for its sake.</summary>
public class OverlappingTokens
{
    private readonly FragmentScan _scan = new(new Origin { Kind = OriginKind.Stdin });

    [Fact]
    public void OneThatGivesWayTakesNothingWithIt()
    {
        _scan.AddToken(Token("low", 0, 10, Severity.Low));
        _scan.AddToken(Token("high", 10, 20, Severity.High));
        _scan.AddToken(Token("wide", 5, 15, Severity.Medium));

        Assert.Equal(["low", "high"], Ids());
    }

    [Fact]
    public void OneThatIsMoreSevereStandsForAllItOverlaps()
    {
        _scan.AddToken(Token("third", 20, 30, Severity.Low));
        _scan.AddToken(Token("first", 0, 10, Severity.Low));
        _scan.AddToken(Token("second", 10, 20, Severity.Low));
        _scan.AddToken(Token("wide", 5, 20, Severity.Medium));

        Assert.Equal(["wide", "third"], Ids());
    }

    [Fact]
    public void StandInTheOrderOfPlaces()
    {
        var random = new Random(1);
        foreach (var at in Enumerable.Range(0, 500).OrderBy(_ => random.Next()))
        {
            _scan.AddToken(Token("x", at * 3, (at * 3) + random.Next(1, 6), (Severity)random.Next(1, 4)));
        }

        Assert.All(_scan.Tokens.Zip(_scan.Tokens.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        Assert.InRange(_scan.Tokens.Count, 200, 500);
    }

    private IEnumerable<string> Ids() => _scan.Tokens.Select(t => t.Rule.Id);

    private static TokenCandidate Token(string id, int start, int end, Severity severity) => new()
    {
        Rule = Sample.Rule(id, id, "maker", "Maker", Part.Token, severity),
        Secret = new Secret("x"u8),
        Span = new Span(start, end),
        Location = default,
        Severity = severity,
        Confidence = Confidence.High,
    };
}
