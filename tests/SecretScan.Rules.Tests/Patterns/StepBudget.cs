using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

public class StepBudget
{
    // Every way to cut a row of letters into pieces is tried before it is known that the z is missing.
    private const string Explosive = "(?<secret>(?:[a-c]{1,9}[a-c]{1,9}[a-c]{1,9}){1,9}z)";

    [Fact]
    public void EndsAnAttemptThatWouldTakeForEver()
    {
        var (table, entry) = Compile(Explosive);
        var match = table.Table.MatchAt(entry, Letters(80), 0, PatternTable.DefaultBudget);
        Assert.Equal(PatternOutcome.Exhausted, match.Outcome);
    }

    [Fact]
    public void IsSpentByAllAttemptsOfASearchTogether()
    {
        var (table, entry) = Compile("(?<secret>[a-c]{1,9}z)");
        var text = Letters(4000);
        Assert.Equal(PatternOutcome.None, table.Table.Search(entry, text, 0, text.Length, 100_000).Outcome);
        Assert.Equal(PatternOutcome.Exhausted, table.Table.Search(entry, text, 0, text.Length, 1000).Outcome);
    }

    [Fact]
    public void CanBeSharedByAttempts()
    {
        var (table, entry) = Compile("(?<secret>[a-c]{1,9}z)");
        var text = Letters(40);
        var budget = 1000;
        for (var attempts = 0; budget >= 0; attempts++)
        {
            var before = budget;
            var outcome = table.Table.MatchAt(entry, text, attempts % 30, ref budget).Outcome;
            Assert.Equal(budget < 0 ? PatternOutcome.Exhausted : PatternOutcome.None, outcome);
            Assert.True(budget < before);
        }

        Assert.Equal(PatternOutcome.Exhausted, table.Table.Search(entry, text, 0, 40, ref budget).Outcome);
    }

    [Fact]
    public void IsSpentByBytesLookedAtInVain()
    {
        var (table, entry) = Compile("(?<secret>a[a-c]{4000}z)");
        var text = Letters(100_000);
        Assert.Equal(PatternOutcome.Exhausted, table.Table.Search(entry, text, 0, text.Length, 100_000).Outcome);
    }

    [Fact]
    public void IsNotTouchedByWhatFitsAtOnce()
    {
        var (table, entry) = Compile("(?<secret>(?:aa|bb)[a-c]{2,4000}-z)");
        byte[] text = [.. "aa"u8, .. Letters(3000), .. "-z"u8];
        Assert.True(table.Table.MatchAt(entry, text, 0, 0).IsMatch);
    }

    [Fact]
    public void HoldsForChoicesThatPileUp()
    {
        var (table, entry) = Compile("(?<secret>(?:a|aa){500}z)");
        var letters = Enumerable.Repeat((byte)'a', 600).ToArray();
        Assert.True(table.Table.MatchAt(entry, [.. letters[..500], (byte)'z'], 0, 0).IsMatch);
        Assert.Equal(PatternOutcome.Exhausted, table.Table.MatchAt(entry, letters, 0, PatternTable.DefaultBudget).Outcome);
        Assert.True(Assert.Throws<PatternException>(() => Compile("(?<secret>(?:a|aa){600}z)")).IsOutsideSubset);
    }

    private static byte[] Letters(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)('a' + (i % 3)))];

    private static (CompiledPatterns Table, int Entry) Compile(string pattern)
    {
        var builder = new PatternTableBuilder();
        var entry = builder.Add(Pattern.Parse(pattern), ByteSet.All, ByteSet.All);
        return (builder.Build(), entry);
    }
}
