using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Credentials;
using SecretScan.Detection;

namespace SecretScan.Tests.Detection.Wallets;

public class WordPassTests
{
    [Fact]
    public void TwelveShortWordsAreAStretch() =>
        Assert.Equal([new Span(0, 47)], Stretches("all all all all all all all all all all all all"));

    [Fact]
    public void AWordOfTwoLettersParts() =>
        Assert.Empty(Stretches("all all all all all all is all all all all all all"));

    [Fact]
    public void AWordOfTenLettersParts() =>
        Assert.Empty(Stretches("all all all all all all abcdefghij all all all all all"));

    [Fact]
    public void EqualsAPlainLoop()
    {
        var piece = Gen.OneOf(
            Gen.Elements(" ", " ", "\n", ", ", "(", "é", "1. ", "\", \"", "@", "[", "`", "{", "\\", "_", "\u007F", "\t"),
            Gen.Choose(1, 12).Select(n => new string('a', n)),
            Gen.Choose(3, 20).Select(n => string.Join(' ', Enumerable.Repeat("word", n))));
        Prop.ForAll(piece.ListOf().Select(string.Concat).ToArbitrary(), text => Stretches(text).SequenceEqual(Plain(Encoding.UTF8.GetBytes(text))))
            .QuickCheckThrowOnFailure();
    }

    private static List<Span> Stretches(string text)
    {
        var stretches = new List<Span>();
        var pass = new WordPass(Encoding.UTF8.GetBytes(text));
        while (pass.Next(out var stretch))
        {
            stretches.Add(stretch);
        }

        return stretches;
    }

    // A stretch ends behind a word that is too short, at the tenth letter of one that is too long, and where no words are parted.
    private static List<Span> Plain(byte[] text)
    {
        var stretches = new List<Span>();
        var (start, word) = (0, 0);
        for (var i = 0; i <= text.Length && start <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsAsciiLetter((char)text[i]);
            var isForeign = i < text.Length && (text[i] is not ((>= 9 and <= 13) or (>= (byte)' ' and <= (byte)':') or (>= (byte)'A' and <= (byte)'z')) || text[i] is (byte)'(' or (byte)'/');
            if (i == text.Length || isForeign || (isLetter ? word >= 9 : word is 1 or 2))
            {
                var words = Enumerable.Range(start, i - start).Count(at => char.IsAsciiLetter((char)text[at]) && (at + 1 == i || !char.IsAsciiLetter((char)text[at + 1])));
                if (i - start >= WordPass.ShortestStretch && words >= 12)
                {
                    stretches.Add(new Span(start, i));
                }

                start = i + 1;
            }

            word = isLetter ? word + 1 : 0;
        }

        return stretches;
    }
}
