using System.Text.RegularExpressions;
using SecretScan.Rules;
using SecretScan.Rules.Syntax;
using SecretScan.Testing;

namespace SecretScan.Tests.Credentials;

/// <summary>What holds for the rule file of every venue.</summary>
public partial class VenueRuleTests
{
    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "rules", "exchanges"), "*.yml")
        .Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void ItsExamplesHaveAtLeastFourSyntaxes(string file)
    {
        var examples = Load(file).Rules.SelectMany(rule => rule.Examples).Select(example => example.Text).ToList();

        Regex[] syntaxes = [Environment(), Call(), Json(), Section(), ObjectLiteral(), Member(), Header(), Array()];
        Assert.InRange(syntaxes.Count(syntax => examples.Exists(syntax.IsMatch)), 4, syntaxes.Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ItSaysHowToRevokeAndWhenToRotate(string file)
    {
        foreach (var rule in Load(file).Rules)
        {
            Assert.InRange(rule.Remediation!.Steps.Length, 3, 8);
            Assert.NotNull(rule.RotateDays);
        }
    }

    [Fact]
    public void EveryVenueHasItsOwnWords()
    {
        foreach (var venue in RuleSet.BuiltIn.Venues)
        {
            Assert.All(venue.Words, word => Assert.Equal(word, word.ToLowerInvariant()));
            Assert.Contains(venue.Parts, part => part.Part is Part.Secret or Part.PrivateKey);
        }
    }

    private static RuleFile Load(string file)
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "rules", "exchanges", file));
        return RuleLoader.Load(file, text, out _);
    }

    [GeneratedRegex(@"(?m)^\s*(export |ENV )?[A-Z][A-Z0-9_]*=")]
    private static partial Regex Environment();

    [GeneratedRegex(@"\w\s*\(\s*\w*\s*[=:]?\s*[""']")]
    private static partial Regex Call();

    [GeneratedRegex(@"""\w[\w -]*""\s*:\s*[""{]")]
    private static partial Regex Json();

    [GeneratedRegex(@"(?m)^\s+[a-z][\w-]*:\s+[^\s{]|^\[[\w.]+\]$")]
    private static partial Regex Section();

    [GeneratedRegex(@"\{\s*\w+\s*[:=]\s*[""']")]
    private static partial Regex ObjectLiteral();

    [GeneratedRegex(@"(?m)\b[a-z]\w*(\.\w+)*\s*(:?=|<-)\s*[""']")]
    private static partial Regex Member();

    [GeneratedRegex(@"-H |(?m)^[A-Z][\w-]+: |curl|\?\w+=")]
    private static partial Regex Header();

    [GeneratedRegex(@"'\w+'\s*=>")]
    private static partial Regex Array();
}
