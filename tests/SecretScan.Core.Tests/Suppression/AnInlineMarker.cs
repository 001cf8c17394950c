using SecretScan.Suppression;

namespace SecretScan.Tests.Suppression;

public class AnInlineMarker
{
    [Theory]
    [InlineData("x = 1 # secretscan:allow(a-b) a test value", 1, 9, "a-b", "a test value")]
    [InlineData("\n\r\n\r// secretscan:allow(a, b,c)", 4, 4, "a b c", null)]
    [InlineData("<!-- secretscan:allow(a) why -->", 1, 6, "a", "why")]
    [InlineData("\"_\": \"secretscan:allow(a): why\",", 1, 7, "a", "why")]
    [InlineData("/* ü🚀 secretscan:allow(a) why */", 1, 8, "a", "why")]
    [InlineData("# secretscan:allow", 1, 3, "", null)]
    [InlineData("# secretscan:allow a", 1, 3, "", null)]
    [InlineData("# secretscan:allow(a", 1, 3, "", null)]
    [InlineData("# secretscan:allow(a\n)", 1, 3, "", null)]
    [InlineData("# secretscan:allow()", 1, 3, "", null)]
    public void IsRead(string text, int line, int column, string rules, string? reason)
    {
        var marker = Assert.Single(Marked.Read(text));
        Assert.Equal((line, column, rules, reason), (marker.Line, marker.Column, string.Join(' ', marker.RuleIds), marker.Reason));
    }

    [Fact]
    public void CountsOneColumnForAByteThatIsNotUtf8() =>
        Assert.Equal(4, Assert.Single(Marked.Read([0xFF, 0xE6, 0x97, .. "secretscan:allow(a)"u8])).Column);

    [Fact]
    public void IsReadEachTimeItStands() =>
        Assert.Equal([(1, 1), (1, 21), (3, 1)], Marked.Read("secretscan:allow(a) secretscan:allow(b)\n\nsecretscan:allow(c)").Select(m => (m.Line, m.Column)));

    [Fact]
    public void EndsBeforeTheNextMarkerOfItsLine() =>
        Assert.Equal(["one", "two"], Marked.Read("# secretscan:allow(a) one secretscan:allow(b) two").Select(m => m.Reason));

    [Fact]
    public void IsBoundedHoweverLongItIs()
    {
        var marker = Assert.Single(Marked.Read("secretscan:allow(" + string.Concat(Enumerable.Repeat("a,", 100)) + ")" + new string('x', 1_000_000)));
        Assert.True(marker.RuleIds.Length <= 16);
        Assert.True(marker.Reason?.Length <= 200);
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 310, true)]
    [InlineData(10, 311, false)]
    [InlineData(400, 99, false)]
    [InlineData(400, 100, true)]
    public void Reaches300Columns(int marker, int finding, bool reached)
    {
        Assert.Equal(reached, new InlineMarker(5, marker, [], null).IsAbove(new Location(6, finding, 6, finding)));
        Assert.Equal(reached, new InlineMarker(5, marker, [], null).IsOn(new Location(5, finding, 5, finding)));
    }
}
