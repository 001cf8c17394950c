using System.Text;
using SecretScan.Rules;
using SecretScan.Rules.Checking;

namespace SecretScan.Tests.Detection;

public class UserRuleTests
{
    private const string File = """
        provider: acme
        name: Acme
        rules:
          - id: acme-token
            title: Acme token
            part: token
            severity: high
            keywords: [acme_]
            pattern: 'PATTERN'
            impact: Acts as its owner.
            remediation: { summary: Delete it., steps: [Delete it.] }
            examples: ['acme_q8Wz3kTb7Yx']
            negative_examples: ['acme_']
        """;

    [Theory]
    [InlineData("(?<secret>acme_[0-9A-Za-z]{11})")]
    [InlineData("(?<secret>acme_[0-9A-Za-z]+)")]
    public void IsFoundInsideAndOutsideTheSubset(string pattern)
    {
        var findings = Scanner(pattern).Scan(Fragment("a = 'acme_q8Wz3kTb7Yx'\nb = 'acme_Zp4mN2vRc9L'\n"));

        Assert.Equal([(1, 6), (2, 6)], findings.Select(f => (f.Location.StartLine, f.Location.StartColumn)));
        Assert.All(findings, f => Assert.Equal("acme-token", f.Rule.Id));
    }

    [Fact]
    public void AddsToTheBuiltInRules()
    {
        var key = "65ae31f2¦8b1c0d000147e9b2".Replace("¦", "", StringComparison.Ordinal);

        var findings = Scanner("(?<secret>acme_[0-9A-Za-z]{11})").Scan(Fragment($"a = 'acme_q8Wz3kTb7Yx'\nKUCOIN_API_KEY={key}\n"));

        Assert.Equal(["acme-token", "kucoin-api-key"], findings.Select(f => f.Rule.Id).Order());
    }

    private static Scanner Scanner(string pattern)
    {
        var check = RuleChecker.Read([("acme.yml", new StringReader(File.Replace("PATTERN", pattern, StringComparison.Ordinal)))], RuleOrigin.User);
        return new Scanner([RuleSet.BuiltIn, check.Open()!], new ScannerOptions { Jobs = 1 });
    }

    private static Fragment Fragment(string text) =>
        new(Encoding.UTF8.GetBytes(text), new Origin { Kind = OriginKind.Stdin });
}
