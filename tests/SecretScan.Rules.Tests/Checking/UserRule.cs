using System.Text;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;

namespace SecretScan.Rules.Tests.Checking;

public sealed class UserRule
{
    private const string Short = """
        provider: my
        name: My company
        rules:
          - id: my-token
            title: Token
            part: token
            severity: high
            keywords: [myco]
            pattern: '(?<secret>myco-[0-9a-f]+)'
        """;

    [Fact]
    public void NeedsNoHelpTextsAndHearsOfThem()
    {
        var check = Sample.Check(RuleOrigin.User, Short);
        Assert.NotNull(check.Image);
        Assert.Equal(5, check.Problems.Count(p => p.IsWarning));
    }

    [Fact]
    public void MayLieOutsideTheSubset()
    {
        var image = Sample.Check(RuleOrigin.User, Short).Open()!;
        var entry = image.Entries[0];
        Assert.True(entry.Traits.HasFlag(RuleTraits.IsRegex));
        Assert.Equal((-1, 1, 4096), (entry.Pattern, entry.MinLength, entry.MaxLength));
        Assert.Equal("myco-12ab", image.Regex(0).Match("x = myco-12ab;").Groups["secret"].Value);
        Assert.DoesNotMatch(image.Regex(0), "xmyco-12ab;");
    }

    [Fact]
    public void IsTriedOnItsExamplesOutsideTheSubsetToo()
    {
        Assert.NotNull(Sample.Check(RuleOrigin.User, Short + "\n    examples: ['k: myco-0f0f']").Image);
        Assert.Null(Sample.Check(RuleOrigin.User, Short + "\n    examples: ['k: myco-zzzz']").Image);
    }

    [Theory]
    [InlineData("(?<secret>myco-(?=x)[0-9]+)")]
    [InlineData(@"(?<secret>myco-(a+)\1)")]
    [InlineData("(?<secret>myco-[0-9]+")]
    [InlineData("myco-[0-9]+")]
    public void CannotBacktrackNorDoWithoutASecret(string pattern)
    {
        var check = Sample.Check(RuleOrigin.User, Short.With("(?<secret>myco-[0-9a-f]+)", pattern));
        Assert.Null(check.Image);
        Assert.Contains(check.Problems, p => !p.IsWarning && p.RuleId == "my-token" && p.At.Line == 9);
    }

    [Fact]
    public void FindsTheSameInsideTheSubsetAsBuiltIn()
    {
        var user = Sample.Check(RuleOrigin.User, Sample.Tokens, Sample.Venue);
        Assert.Equal(Sample.Image.Id, user.Open()!.Id);
    }
}
