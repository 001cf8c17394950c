using SecretScan.Rules.Images;
using SecretScan.Testing;

namespace SecretScan.Rules.Tests.Patterns;

/// <summary>
/// The table matcher finds by every built-in pattern what .NET Regex finds. Here each meets a part of the texts;
/// <c>dotnet run --project tests/SecretScan.Benchmarks oracle</c> takes all of them with all.
/// </summary>
public class BuiltInPatterns
{
    private const int LongestText = 2_000;

    private static readonly RuleTexts BuiltIn = RuleTexts.Read();

    private static readonly byte[][] Texts =
    [
        .. BuiltIn.Rules.SelectMany(r => r.Examples.Concat(r.NegativeExamples)).Select(e => e.Bytes)
            .Concat(CorpusTexts.Lines())
            .Where(text => text.Length <= LongestText),
    ];

    [Fact]
    public void LowerToTheTable()
    {
        foreach (var (rule, _) in BuiltIn.Oracles)
        {
            var entry = BuiltIn.Image.Entries[BuiltIn.Image.FindRule(rule.Id!.Value)];
            Assert.False(entry.Traits.HasFlag(RuleTraits.IsRegex), rule.Id.Value);
            Assert.True(entry.Pattern >= 0, rule.Id.Value);
        }
    }

    [Fact]
    public void FindTheSameInTheirOwnExamples()
    {
        var random = new Random(1);
        var matches = 0;
        foreach (var (rule, oracle) in BuiltIn.Oracles)
        {
            foreach (var example in rule.Examples.Take(2).Concat(rule.NegativeExamples.Take(1)).Select(e => e.Bytes).Where(e => e.Length <= LongestText))
            {
                matches += oracle.Compare(example);
                matches += oracle.Compare(Mutation.Of(example, random));
            }
        }

        Assert.True(matches > BuiltIn.Oracles.Count, $"only {matches} matches");
    }

    [Fact]
    public void FindTheSameInTheTextsOfOthers()
    {
        var random = new Random(2);
        foreach (var (_, oracle) in BuiltIn.Oracles)
        {
            for (var i = 0; i < 20; i++)
            {
                oracle.Compare(Texts[random.Next(Texts.Length)]);
            }
        }
    }

    [Fact]
    public void FindTheSameInRandomWindows()
    {
        var random = new Random(3);
        byte[] all = [.. Texts.SelectMany(text => text)];
        foreach (var (_, oracle) in BuiltIn.Oracles)
        {
            for (var i = 0; i < 5; i++)
            {
                var start = random.Next(all.Length - 400);
                oracle.Compare(Mutation.Of(all[start..(start + random.Next(400))], random));
            }
        }
    }
}
