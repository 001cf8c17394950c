using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Tests.Syntax;

public sealed class LoadedFile
{
    private readonly RuleFile _tokens = Load(Sample.Tokens);
    private readonly RuleFile _venue = Load(Sample.Venue);

    [Fact]
    public void KeepsThePlaceOfEveryValue()
    {
        Assert.Equal(new Place("x.yml", 1, 11), _tokens.Provider!.At);
        Assert.Equal(new Place("x.yml", 5, 5), _tokens.Rules[0].At);
        Assert.Equal(new Place("x.yml", 9, 16), _tokens.Rules[0].Keywords[0].At);
        Assert.Equal(new Place("x.yml", 18, 9), _tokens.Rules[0].Examples[0].At);
    }

    [Fact]
    public void ReadsEveryFieldOfAToken()
    {
        var rule = _tokens.Rules[1];
        Assert.Equal("acme-account-secret", rule.Id!.Value);
        Assert.Equal(Part.Secret, rule.Part!.Value);
        Assert.Equal(Severity.High, rule.Severity!.Value);
        Assert.Equal(Confidence.Medium, rule.Confidence!.Value);
        Assert.Equal("acme.example", Assert.Single(rule.Context).Value);
        Assert.Equal(100, rule.ContextBytes!.Value);
        Assert.Equal(0.7f, rule.Entropy!.Value);
        Assert.Equal(Validator.ObjectId, rule.Validator!.Value);
        Assert.Equal(new Rotation(60, 90), rule.RotateDays!.Value);
        Assert.Equal("https://acme.example/rotate", rule.Remediation!.Url!.Value);
    }

    [Fact]
    public void ReadsEveryFieldOfAVenue()
    {
        var venue = _venue.Venue!;
        Assert.Equal(["bourse", "b-api"], venue.Words.Select(w => w.Value));
        Assert.Equal("sandbox.bourse", Assert.Single(venue.Testnet).Value);
        Assert.Equal([Part.Key, Part.Secret, Part.Passphrase], Assert.Single(venue.Sets).Select(p => p.Value));
        Assert.Equal(3, venue.PairLines!.Value);
        Assert.True(_venue.Rules[2].Weak!.Value);
        Assert.Equal("order_id", Assert.Single(_venue.Rules[0].NotNames).Value);
        Assert.Equal(["api_key", "API-KEY"], _venue.Names!.Parts[Part.Key].Select(n => n.Value));
    }

    [Fact]
    public void TakesTheBreakMarkerOutOfExamples()
    {
        var example = _tokens.Rules[0].Examples[0];
        Assert.DoesNotContain(Example.BreakMarker, example.Text);
        Assert.Contains(Example.BreakMarker, example.Stored);
        Assert.DoesNotContain(Example.BreakMarker, _tokens.Rules[0].KnownExamples[0].Text);
    }

    [Fact]
    public void ReadsTheBytesOfFilesThatAreNoText()
    {
        var file = RuleLoader.Load("x.yml", new StringReader(Sample.Tokens.Replace("    examples:\n", "    examples:\n      - {base64: '/u3+\u00A67Q=='}\n", StringComparison.Ordinal)), out var problems);
        Assert.Empty(problems);
        Assert.Equal([0xFE, 0xED, 0xFE, 0xED], file.Rules[0].Examples[0].Bytes);
    }

    [Theory]
    [InlineData("gitlab-routable", Validator.GitLabRoutable)]
    [InlineData("git-lab-routable", Validator.GitLabRoutable)]
    [InlineData("pypi-macaroon", Validator.PyPiMacaroon)]
    [InlineData("crc32-base62", Validator.Crc32Base62)]
    public void NamesAValidatorWithHyphensWherePeoplePutThem(string word, Validator validator) =>
        Assert.Equal(validator, Load(Sample.Tokens.With("validator: object-id", "validator: " + word)).Rules[1].Validator!.Value);

    private static RuleFile Load(string text)
    {
        var file = RuleLoader.Load("x.yml", new StringReader(text), out var problems);
        Assert.Empty(problems);
        return file;
    }

    [Fact]
    public void GivesItsRemediationToRulesWithoutOne()
    {
        const string Text = """
            provider: acme
            remediation: { summary: of the file, steps: [do it] }
            rules:
              - id: acme-one
              - id: acme-two
                remediation: { summary: of the rule, steps: [do it] }
            """;

        var rules = RuleLoader.Load("x.yml", new StringReader(Text), out _).Rules;

        Assert.Equal(["of the file", "of the rule"], rules.Select(r => r.Remediation!.Summary!.Value));
    }
}
