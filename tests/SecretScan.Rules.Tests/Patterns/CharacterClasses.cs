using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

public class CharacterClasses
{
    [Theory]
    [InlineData("[^0-9A-Za-z]", 256 - 62)]
    [InlineData(@"\s", 6)]
    [InlineData(@"\W", 256 - 63)]
    [InlineData(".", 255)]
    [InlineData("a", 1)]
    [InlineData(@"\x00", 1)]
    [InlineData(@"[\x00-\xff]", 256)]
    public void AreReadByThemselves(string text, int count) => Assert.Equal(count, ByteSet.Parse(text).Count);

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("[a]{2}")]
    [InlineData("[a]b")]
    [InlineData("[a")]
    [InlineData("(a|b)")]
    public void AreRefusedWhenTheyAreSomethingElse(string text) => Assert.Throws<PatternException>(() => ByteSet.Parse(text));

    // To .NET it stands for itself even there.
    [Fact]
    public void DoNotBeginARangeWithAnEscapedHyphen()
    {
        Assert.Throws<PatternException>(() => ByteSet.Parse(@"[+\--9]"));
        Assert.Equal(13, ByteSet.Parse(@"[\x2D-9]").Count);
        Assert.Equal(2, ByteSet.Parse(@"[+\-]").Count);
    }

    [Fact]
    public void HoldWhatWasPutIn()
    {
        for (var value = 0; value < 256; value++)
        {
            var set = ByteSet.Of((byte)value);
            Assert.Equal((1, (byte)value), (set.Count, set.First));
            Assert.True(set.Contains((byte)value));
            Assert.False((~set).Contains((byte)value));
            Assert.Equal(ByteSet.All, set | ~set);
            Assert.Equal(ByteSet.None, set & ~set);
        }
    }

    [Fact]
    public void TakeInBothCasesOfAsciiLettersAndOfNothingElse()
    {
        Assert.Equal(ByteSet.Parse("[azAZ@`{0]"), ByteSet.Parse("[aZzA@`{0]").IgnoringCase());
        Assert.Equal(ByteSet.Parse("[AaZz]"), ByteSet.Parse("[Az]").IgnoringCase());
        Assert.Equal(ByteSet.Of(0xE9), ByteSet.Of(0xE9).IgnoringCase());
    }

    [Fact]
    public void LeaveOutBothCasesWhenTheyAreNegated() =>
        Assert.Equal(ByteSet.Parse("[^kK]"), Pattern.Parse("(?i:[^k])", shape: true).FirstBytes);
}
