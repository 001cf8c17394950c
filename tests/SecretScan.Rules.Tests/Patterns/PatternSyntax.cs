using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

public class PatternSyntax
{
    [Theory]
    [InlineData("ab(?=c)", 2)]
    [InlineData("ab(?!c)", 2)]
    [InlineData("(?<=a)b", 0)]
    [InlineData("(?<!a)b", 0)]
    [InlineData(@"(a)\1", 3)]
    [InlineData(@"\k<secret>", 0)]
    [InlineData("ab*", 2)]
    [InlineData("ab+", 2)]
    [InlineData("ab{2,}", 2)]
    [InlineData("^a", 0)]
    [InlineData("a$", 1)]
    [InlineData(@"a\b", 1)]
    [InlineData(@"\Aa", 0)]
    [InlineData(@"\p{L}", 0)]
    [InlineData(@"[a\p{L}]", 2)]
    [InlineData(@"\u0041", 0)]
    [InlineData(@"[\b]", 1)]
    [InlineData("caf\u00e9", 3)]
    [InlineData("[a\u00e9]", 2)]
    [InlineData("(?<name>a)", 0)]
    [InlineData("(?'name'a)", 0)]
    [InlineData("(?>a)", 0)]
    [InlineData("(?#a)b", 0)]
    [InlineData("(?i)a", 0)]
    [InlineData("(?-i:a)", 0)]
    [InlineData("[a-z-[aeiou]]", 4)]
    [InlineData("[a-[b]]", 2)]
    [InlineData("[[:alpha:]]", 1)]
    [InlineData(@"[^\s\S]", 0)]
    [InlineData("a{0}b", 1)]
    [InlineData("(?:a?){3}b", 0)]
    [InlineData("(?:a|){2}b", 0)]
    [InlineData("(?<secret>a)(?<secret>b)", 12)]
    [InlineData("ba{32768}", 0)]
    [InlineData("(?:a{200}){200}", 0)]
    [InlineData("b(?:[ab]c[cd]e){5000}", 1)]
    public void OfRegexBeyondTheSubsetIsRefusedAsSuch(string text, int position)
    {
        var refusal = Assert.Throws<PatternException>(() => Pattern.Parse(text, shape: true));
        Assert.True(refusal.IsOutsideSubset, refusal.Message);
        Assert.Equal(position, refusal.Position);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a?", 0)]
    [InlineData("a|", 0)]
    [InlineData("(?:a|b{0,3})c?", 0)]
    [InlineData("ab)", 2)]
    [InlineData("a(b", 1)]
    [InlineData("a(?:b", 1)]
    [InlineData("a[b", 1)]
    [InlineData("a[]", 1)]
    [InlineData("[z-a]", 2)]
    [InlineData(@"[a-\d]", 2)]
    [InlineData("a??b???", 6)]
    [InlineData("a{2}{3}", 4)]
    [InlineData("a{3,2}", 1)]
    [InlineData("?a", 0)]
    [InlineData("a|*b", 2)]
    [InlineData("({2}a)", 1)]
    [InlineData(@"ab\", 2)]
    [InlineData(@"\q", 0)]
    [InlineData(@"\x4", 0)]
    [InlineData(@"\_", 0)]
    [InlineData("(?P<secret>a)", 0)]
    [InlineData("(?", 0)]
    public void ThatIsFaultyIsRefusedAsSuch(string text, int position)
    {
        var refusal = Assert.Throws<PatternException>(() => Pattern.Parse(text, shape: true));
        Assert.False(refusal.IsOutsideSubset, refusal.Message);
        Assert.Equal(position, refusal.Position);
    }

    [Theory]
    [InlineData("ab", 2)]
    [InlineData("(?<secret>a)|b", 0)]
    [InlineData("(?:(?<secret>a)|b)", 3)]
    [InlineData("(?<secret>a)?b", 0)]
    [InlineData("(?:(?<secret>a)b){2}", 3)]
    [InlineData("b(?<secret>a?)", 1)]
    public void WithoutASecretInEveryMatchIsRefused(string text, int position)
    {
        var refusal = Assert.Throws<PatternException>(() => Pattern.Parse(text));
        Assert.False(refusal.IsOutsideSubset);
        Assert.Equal(position, refusal.Position);
        Assert.Contains("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NestsNoDeeperThanTheProgramCanFollow()
    {
        Assert.Equal(1, Nested(60).MaxLength);
        Assert.True(Assert.Throws<PatternException>(() => Nested(100_000)).IsOutsideSubset);

        static Pattern Nested(int depth) =>
            Pattern.Parse(string.Concat(Enumerable.Repeat("(?:", depth)) + "a" + new string(')', depth), shape: true);
    }

    [Theory]
    [InlineData("abc", 3, 3)]
    [InlineData("a?b{2,5}", 2, 6)]
    [InlineData("(?:ab|c)d", 2, 3)]
    [InlineData("(?:ab){2,3}?", 4, 6)]
    [InlineData("a{32768}", 32768, 32768)]
    [InlineData("(?:|ab|)c", 1, 3)]
    public void KnowsTheLengthsOfItsMatches(string text, int min, int max)
    {
        var pattern = Pattern.Parse(text, shape: true);
        Assert.Equal((min, max), (pattern.MinLength, pattern.MaxLength));
    }

    [Theory]
    [InlineData("abc", "a")]
    [InlineData("a?b?c", "abc")]
    [InlineData("(?:|x|[yz]?)c", "cxyz")]
    [InlineData("(?i:k)", "Kk")]
    [InlineData("(?:ab){0,2}c", "ac")]
    public void KnowsWithWhatItsMatchesBegin(string text, string first)
    {
        var expected = first.Aggregate(ByteSet.None, (set, character) => set | ByteSet.Of((byte)character));
        Assert.Equal(expected, Pattern.Parse(text, shape: true).FirstBytes);
    }
}
