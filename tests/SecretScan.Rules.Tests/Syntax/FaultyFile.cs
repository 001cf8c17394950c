using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Tests.Syntax;

public sealed class FaultyFile
{
    [Theory]
    [InlineData("pattern:", "patern:", 10, 5, "unknown key 'patern', did you mean 'pattern'?")]
    [InlineData("part: token", "part: tokn", 7, 11, "'tokn' is none of key, secret,")]
    [InlineData("keywords: [acme_]", "keywords: acme_", 9, 15, "'keywords' must be a list")]
    [InlineData("keywords: [acme_]", "keywords: [[acme_]]", 9, 16, "an item of 'keywords' must be a text")]
    [InlineData("title: Acme token", "title:", 6, 11, "'title' has no value")]
    [InlineData("severity: critical", "window: many", 8, 13, "'window' must be a whole number, not 'many'")]
    [InlineData("severity: critical", "entropy: high", 8, 14, "'entropy' must be a number such as 0.7, not 'high'")]
    [InlineData("severity: critical", "weak: yes", 8, 11, "'weak' must be true or false, not 'yes'")]
    [InlineData("severity: critical", "examples: [{base64: 'AAA!'}]", 8, 25, "not valid base64")]
    [InlineData("severity: critical", "examples: [{}]", 8, 16, "an example is a text, or 'base64' and the bytes of a file")]
    [InlineData("severity: critical", "remediation: none", 8, 18, "'remediation' must be a mapping")]
    public void SaysWhatIsWrongAndWhere(string old, string fault, int line, int column, string reason)
    {
        // Only the first rule: the second one has some of the same lines.
        var one = Sample.Tokens[..Sample.Tokens.IndexOf("    impact", StringComparison.Ordinal)];
        var problem = Assert.Single(Problems(one.With(old, fault)));
        Assert.Equal(new Place("x.yml", line, column), problem.At);
        Assert.Equal("acme-token", problem.RuleId);
        Assert.StartsWith(reason, problem.Reason);
    }

    [Fact]
    public void TellsEveryProblemAtOnce() =>
        Assert.Equal(2, Problems(Sample.Tokens.With("pattern:", "patern:")).Count);

    [Theory]
    [InlineData("")]
    [InlineData("- a list")]
    [InlineData("a: 1\n---\nb: 2")]
    public void IsNoMapping(string text) => Assert.Contains("one mapping", Assert.Single(Problems(text)).Reason);

    [Theory]
    [InlineData("provider: 'open", 1)]
    [InlineData("rules:\n  - id: a: b", 2)]
    [InlineData("provider: a\nprovider: b", 2)]
    public void IsNotYaml(string text, int line)
    {
        var problem = Assert.Single(Problems(text));
        Assert.StartsWith("not valid YAML: ", problem.Reason);
        Assert.Equal(line, problem.At.Line);
    }

    private static IReadOnlyList<RuleProblem> Problems(string text)
    {
        RuleLoader.Load("x.yml", new StringReader(text), out var problems);
        return problems;
    }
}
