using SecretScan.Rules.Keywords;

namespace SecretScan.Rules.Tests.Keywords;

public class KeywordList
{
    [Theory]
    [InlineData("")]
    [InlineData("caf\u00e9")]
    public void WithSomethingElseThanAsciiWordsIsRefused(string keyword)
    {
        var refusal = Assert.Throws<ArgumentException>(() => KeywordAutomatonBuilder.Build(["abc", keyword]));
        Assert.Contains($"'{keyword}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooLongForOneAutomatonIsRefused()
    {
        var keywords = Enumerable.Range(0, 9000).Select(number => $"keyword-{number:D4}-{number * 7919:D9}").ToList();
        var refusal = Assert.Throws<ArgumentException>(() => KeywordAutomatonBuilder.Build(keywords));
        Assert.Contains("too many", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MayFillTheAutomaton()
    {
        // One state more than there are characters, and all of them distinct paths: 2^16 exactly.
        string[] keywords = [new string('a', 65535)];
        Assert.Equal(65536 * 2, KeywordAutomatonBuilder.Build(keywords).Next.Length);
        Assert.Throws<ArgumentException>(() => KeywordAutomatonBuilder.Build([.. keywords, "b"]));
    }

    [Fact]
    public void IsNotMixedUpWithAnother()
    {
        var one = KeywordAutomatonBuilder.Build(["abc"]);
        var other = KeywordAutomatonBuilder.Build(["abcdefghijklmnop"]);
        Assert.Throws<ArgumentException>(() =>
        {
            _ = new KeywordAutomaton(one.Classes, one.Next, other.OutputStarts, other.Outputs, one.Lengths, other.ClassBits, 3);
        });
    }
}
