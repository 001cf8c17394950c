using System.Text;
using SecretScan.Detection;

namespace SecretScan.Core.Tests.Detection;

/// <summary>The tables that turn most text away at a glance say the same as the lists of words they were made of.</summary>
public class WordsOfPlaceholders
{
    private static readonly List<string> All = [.. Enumerable.Range(0, 256).SelectMany(first => Split(PlaceholderWords.Words((byte)first)))];
    private static readonly List<string> Anywhere = Split(PlaceholderWords.TellingAnywhere);
    private static readonly List<string> Alone = Split(PlaceholderWords.TellingAlone);

    [Fact]
    public void MayBeginWhereOneDoes() => Holds(All, PlaceholderWords.MayBegin);

    [Fact]
    public void MayTellWhereOneDoes() => Holds(Anywhere, PlaceholderWords.MayTell);

    [Fact]
    public void StandUnderTheirFirstLetter()
    {
        for (var first = 0; first < 256; first++)
        {
            Assert.All(Split(PlaceholderWords.Words((byte)first)), word => Assert.Equal((char)first, word[0]));
        }
    }

    [Fact]
    public void AreAsLongAsIsSaid()
    {
        Assert.Equal(PlaceholderWords.ShortestWord, All.Min(word => word.Length));
        Assert.Equal(PlaceholderWords.ShortestAnywhere, Anywhere.Min(word => word.Length));
        Assert.Equal((PlaceholderWords.ShortestAlone, PlaceholderWords.LongestAlone), (Alone.Min(word => word.Length), Alone.Max(word => word.Length)));
    }

    [Fact]
    public void AreFoundInEitherCase()
    {
        Assert.True(All.Count > 150);
        Assert.All(All.SelectMany(word => new[] { word, word.ToUpperInvariant() }), word => Assert.Equal(word.Length, PlaceholderWords.LengthAt(Encoding.ASCII.GetBytes(word))));
        Assert.All(Anywhere.SelectMany(word => new[] { word, word.ToUpperInvariant() }), word => Assert.True(PlaceholderWords.Tells(Encoding.ASCII.GetBytes("7" + word + "7"))));
        Assert.All(Alone, word => Assert.True(PlaceholderWords.Tells(Encoding.ASCII.GetBytes(word))));
    }

    // Of letters exactly; a sign may pass for one.
    private static void Holds(List<string> words, Func<byte, byte, bool> may)
    {
        var heads = words.Select(word => word[..2]).ToHashSet();
        Assert.All(heads.SelectMany(head => new[] { head, head.ToUpperInvariant() }), head => Assert.True(may((byte)head[0], (byte)head[1]), head));
        for (var first = 'a'; first <= 'z'; first++)
        {
            for (var second = 'a'; second <= 'z'; second++)
            {
                Assert.True(may((byte)first, (byte)second) == heads.Contains($"{first}{second}"), $"{first}{second}");
            }
        }
    }

    private static List<string> Split(ReadOnlySpan<byte> words) => [.. Encoding.ASCII.GetString(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
