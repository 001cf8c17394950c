using System.Text;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;

namespace SecretScan.Rules.Tests.Checking;

/// <summary>A shape in a file without a venue: a value that is known by the name it is assigned to.</summary>
public sealed class AssignedRule
{
    private const string Text = """
        provider: acmelog
        name: AcmeLog
        rules:
          - id: acmelog-key
            title: AcmeLog key
            part: token
            severity: high
            keywords: [acmelog]
            shape: '[0-9a-f]{8}'
        """;

    [Theory]
    [InlineData("ACMELOG_API_KEY=0a1b2c3d")]
    [InlineData("acmelog:\n  token: 0a1b2c3d\n")]
    [InlineData("""{"acmelog": {"apiKey": "0a1b2c3d"}}""")]
    [InlineData("acmelogToken := \"0a1b2c3d\"")]
    [InlineData("'acmelog_secret' => '0a1b2c3d',")]
    [InlineData("const acmelogKey: string = '0a1b2c3d'")]
    [InlineData("private static readonly string AcmelogKey = @\"0a1b2c3d\";")]
    [InlineData("<acmelogPassword>0a1b2c3d</acmelogPassword>")]
    [InlineData("""<add key="AcmelogKey" value="0a1b2c3d" />""")]
    [InlineData("""{"name": "ACMELOG_KEY", "value": "0a1b2c3d"}""")]
    [InlineData("- name: ACMELOG_KEY\n  value: 0a1b2c3d\n")]
    [InlineData("acmelog login --token 0a1b2c3d")]
    [InlineData("ENV ACMELOG_KEY 0a1b2c3d")]
    [InlineData("curl https://acmelog.io -H 'Authorization: Bearer 0a1b2c3d'")]
    [InlineData("https://acmelog.io/in?api_key=0a1b2c3d&x=1")]
    [InlineData("props.setProperty(\"acmelog.key\", \"0a1b2c3d\")")]
    [InlineData("const t = process.env.ACMELOG_TOKEN || '0a1b2c3d'")]
    [InlineData("const t = process.env.ACMELOG_TOKEN ?? '0a1b2c3d'")]
    [InlineData("ACMELOG_TOKEN=${ACMELOG_TOKEN:-0a1b2c3d}")]
    [InlineData("<meta-data android:name=\"acmelog.api.key\" android:value=\"0a1b2c3d\" />")]
    [InlineData("variable \"acmelog_token\" {\n  type    = string\n  default = \"0a1b2c3d\"\n}")]
    [InlineData("new Secret(this, 'acmelogKey', { value: '0a1b2c3d' })")]
    [InlineData("gh secret set ACMELOG_TOKEN --body \"0a1b2c3d\"")]
    [InlineData("| `ACMELOG_TOKEN` | `0a1b2c3d` |")]
    [InlineData("- **acmelog token**: `0a1b2c3d`")]
    [InlineData("<key>AcmelogKey</key>\n  <string>0a1b2c3d</string>")]
    [InlineData("buildConfigField \"String\", \"ACMELOG_KEY\", \"\\\"0a1b2c3d\\\"\"")]
    [InlineData("""{\"acmelogKey\": \"0a1b2c3d\"}""")]
    public void FindsItsShapeUnderANameForASecret(string text) => Assert.Equal(["0a1b2c3d"], Find(Text, text));

    [Theory]
    [InlineData("OTHER_API_KEY=0a1b2c3d")]
    [InlineData("acmelog commit: 0a1b2c3d")]
    [InlineData("ACMELOG_KEY=0a1b2c3d4")]
    [InlineData("acmelog key is 0a1b2c3d")]
    public void NeedsTheVendorTheNameAndNothingBehind(string text) => Assert.Empty(Find(Text, text));

    [Fact]
    public void TakesTheNamesOfTheRuleInAnySpelling()
    {
        var rule = Text + "\n    names: [write_id]";
        Assert.Equal(["0a1b2c3d"], Find(rule, "acmelog writeId = 0a1b2c3d"));
        Assert.Equal(["0a1b2c3d"], Find(rule, "acmelog: {write-id: 0a1b2c3d}"));
        Assert.Empty(Find(rule, "ACMELOG_KEY=0a1b2c3d"));
    }

    [Fact]
    public void IsOfMediumConfidenceUnlessItSaysOtherwise()
    {
        Assert.Equal(Confidence.Medium, Image(Text).Entries[0].Confidence);
        Assert.Equal(Confidence.High, Image(Text + "\n    confidence: high").Entries[0].Confidence);
    }

    [Theory]
    [InlineData("    before: '[^a]'", "'before' has a meaning only for a rule with a pattern")]
    [InlineData("    not_names: [x]", "'not_names' has a meaning only for a venue's part")]
    [InlineData("    pattern: '(?<secret>a)'", "a rule has a 'pattern' or a 'shape', not both")]
    public void RefusesWhatHasNoMeaning(string line, string reason) =>
        Assert.Contains(Sample.Check(RuleOrigin.User, Text + "\n" + line).Problems, p => p.Reason.Contains(reason, StringComparison.Ordinal));

    private static RuleImage Image(string rule) => Sample.Check(RuleOrigin.User, rule).Open()!;

    private static IReadOnlyList<string> Find(string rule, string text) =>
        new RuleTrial(Image(rule)).Find(0, Encoding.UTF8.GetBytes(text));
}
