using System.Text;
using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

public class WholeValues
{
    [Theory]
    [InlineData("[0-9a-f]{24}", "0123456789abcdef01234567", true)]
    [InlineData("[0-9a-f]{24}", "0123456789abcdef0123456", false)]
    [InlineData("[0-9a-f]{24}", "0123456789abcdef012345678", false)]
    [InlineData("[0-9a-f]{24}", "0123456789abcdef01234567 ", false)]
    [InlineData("[0-9a-f]{24}", "", false)]
    [InlineData("[a-z]{2,8}?", "abcdef", true)]
    [InlineData("[a-z]{2}|[a-z-]{4}", "ab-c", true)]
    [InlineData("(?:ab|abc)(?:d|[ ]e)?", "abc e", true)]
    [InlineData("(?:ab|abc)(?:d|[ ]e)?", "abc ", false)]
    [InlineData("x(?: y){0,2}?", "x y y", true)]
    public void AreTakenFromStartToEndOnly(string shape, string value, bool expected)
    {
        var builder = new PatternTableBuilder();
        var entry = builder.Add(Pattern.Parse(shape, shape: true), ByteSet.Parse("[^a]"), ByteSet.Parse("[^0-9A-Za-z]"));
        Assert.Equal(expected, builder.Build().Table.IsWhole(entry, Encoding.ASCII.GetBytes(value)));
    }

    [Fact]
    public void OfAShapeWithoutAGroupAreTheSecretThemselves()
    {
        var builder = new PatternTableBuilder();
        var entry = builder.Add(Pattern.Parse("[0-9]{4}", shape: true), ByteSet.All, ByteSet.All);
        Assert.Equal(new PatternMatch(PatternOutcome.Matched, 2, 6, 2, 6), builder.Build().Table.MatchAt(entry, "ab1234cd"u8, 2, 10));
    }
}
