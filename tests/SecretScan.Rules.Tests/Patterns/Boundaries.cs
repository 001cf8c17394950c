using System.Text;
using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

public class Boundaries
{
    private static readonly CompiledPatterns _compiled = Compile();

    [Theory]
    [InlineData("tok_abc")]
    [InlineData(" tok_abc ")]
    [InlineData("\"tok_abc\"")]
    [InlineData(@"line\ntok_abc")]
    [InlineData(@"line\rtok_abc\n")]
    [InlineData(@"\ttok_abc")]
    [InlineData("key%3Dtok_abc%26")]
    [InlineData("key%3dtok_abc")]
    [InlineData(@"key\u003dtok_abc\u0026")]
    [InlineData(@"\u000Atok_abc")]
    public void LetAMatchStand(string text) => Assert.Equal(1, Count(text));

    [Theory]
    [InlineData("xtok_abc")]
    [InlineData("tok_abcd")]
    [InlineData("9tok_abc")]
    [InlineData("ntok_abc")]
    [InlineData(@"\xtok_abc")]
    [InlineData("%3tok_abc")]
    [InlineData("%gatok_abc")]
    [InlineData("3Dtok_abc")]
    [InlineData(@"\u013dtok_abc")]
    [InlineData("u003dtok_abc")]
    public void DoNotLetAMatchStand(string text) => Assert.Equal(0, Count(text));

    [Fact]
    public void AreSharedByNeighbours() => Assert.Equal(3, Count("tok_abc tok_bcd,tok_cde"));

    [Fact]
    public void AreLookedAtBeyondThePartThatIsSearched()
    {
        var text = "xtok_abcx tok_abc"u8;
        Assert.False(_compiled.Table.Search(0, text, 1, 8, 100).IsMatch);
        Assert.False(_compiled.Table.Search(0, text, 1, 10, 100).IsMatch);
        Assert.Equal(new PatternMatch(PatternOutcome.Matched, 10, 17, 14, 17), _compiled.Table.Search(0, text, 1, 11, 100));
        Assert.Equal(PatternOutcome.None, _compiled.Table.MatchAt(0, text, 1, 100).Outcome);
        Assert.Equal((10, 17), (_compiled.Table.MatchAt(0, text, 10, 100).Start, _compiled.Table.MatchAt(0, text, 10, 100).End));
    }

    private static int Count(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var count = 0;
        for (var from = 0; _compiled.Table.Search(0, bytes, from, bytes.Length, 100) is { IsMatch: true } match; from = match.Start + 1)
        {
            count++;
        }

        return count;
    }

    private static CompiledPatterns Compile()
    {
        var builder = new PatternTableBuilder();
        builder.Add(Pattern.Parse("tok_(?<secret>[a-z]{3})"), ByteSet.Parse("[^0-9A-Za-z]"), ByteSet.Parse("[^0-9A-Za-z]"));
        return builder.Build();
    }
}
