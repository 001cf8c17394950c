using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecretScan.Rules.Keywords;

namespace SecretScan.Rules.Tests.Keywords;

public class KeywordScan
{
    private static readonly string[] _keywords = ["abc", "bc", "bcde", "c", "ABCDEFGHIJ", "x_y-z", "Zz", "zzz", "abc"];

    [Fact]
    public void FindsKeywordsInAnyCaseAndWithinEachOther()
    {
        var hits = Scan(_keywords, "xABCDE, X_y-Z zZZ");
        Assert.Equal(
            [new(1, 0), new(1, 8), new(2, 1), new(2, 2), new(3, 3), new(8, 5), new(14, 6), new(14, 7), new(15, 6)],
            hits);
    }

    [Fact]
    public void FindsEachKeywordOnceWhereverSlicesMeet()
    {
        // The keyword stands at every place of texts of every length around the lengths at which streams start, so that
        // it also lies across every seam.
        foreach (var length in Enumerable.Range(0, 300))
        {
            for (var at = 0; at + 10 <= length; at++)
            {
                var text = Encoding.ASCII.GetBytes(new string('.', length));
                "abcDEFghij"u8.CopyTo(text.AsSpan(at));
                Assert.Equal(
                    [new(at, 0), new(at, 4), new(at, 8), new(at + 1, 1), new(at + 1, 2), new(at + 2, 3)],
                    Scan(_keywords, text));
            }
        }
    }

    [Fact]
    public void FindsWhatANaiveSearchFinds()
    {
        var words = Gen.Elements("aabbcC_1".ToCharArray()).NonEmptyListOf().Select(word => string.Concat(word.Take(6)));
        var cases = from keywords in words.NonEmptyListOf()
                    from text in Gen.Choose(0, 600).SelectMany(length => Gen.Elements("abcABC_1\0\u00e9".ToCharArray()).ArrayOf(length))
                    from range in Gen.Choose(0, text.Length).Two()
                    select (Keywords: keywords.ToList(), Text: Encoding.Latin1.GetBytes(text), Range: range);
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            Assert.Equal(Naive(sample.Keywords, sample.Text), Scan(sample.Keywords, sample.Text));

            var (from, to) = (Math.Min(sample.Range.Item1, sample.Range.Item2), Math.Max(sample.Range.Item1, sample.Range.Item2));
            var part = new KeywordHits();
            KeywordAutomatonBuilder.Build(sample.Keywords).Automaton.Scan(sample.Text, from, to, part);
            Assert.Equal(Naive(sample.Keywords, sample.Text).Where(hit => hit.Position >= from && hit.Position < to), All(part));
        }));
    }

    [Fact]
    public void AllocatesNothingWhereThereIsNoKeyword()
    {
        var compiled = KeywordAutomatonBuilder.Build(_keywords);
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("not a syllable of it ", 5000)).Replace('c', 'k'));
        var hits = new KeywordHits();
        compiled.Automaton.Scan(text, hits);

        var before = GC.GetAllocatedBytesForCurrentThread();
        compiled.Automaton.Scan(text, hits);
        compiled.Automaton.Scan(text.AsSpan(0, 50), hits);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, hits.Count);
    }

    [Fact]
    public void ForgetsTheHitsOfTheTextBefore()
    {
        var automaton = KeywordAutomatonBuilder.Build(_keywords).Automaton;
        var hits = new KeywordHits();
        automaton.Scan(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("abc ", 1000))), hits);
        Assert.Equal(4000, hits.Count);
        automaton.Scan("c"u8, hits);
        Assert.Equal([new(0, 3)], All(hits));
    }

    [Fact]
    public void OfNoKeywordsFindsNothing() => Assert.Empty(Scan([], new string('a', 500)));

    private static List<KeywordHit> Scan(IReadOnlyList<string> keywords, string text) => Scan(keywords, Encoding.ASCII.GetBytes(text));

    private static List<KeywordHit> Scan(IReadOnlyList<string> keywords, byte[] text)
    {
        var hits = new KeywordHits();
        KeywordAutomatonBuilder.Build(keywords).Automaton.Scan(text, hits);
        return All(hits);
    }

    private static List<KeywordHit> All(KeywordHits hits) => [.. Enumerable.Range(0, hits.Count).Select(index => hits[index])];

    private static List<KeywordHit> Naive(List<string> keywords, byte[] text)
    {
        var chars = Encoding.Latin1.GetString(text);
        return
        [
            .. from position in Enumerable.Range(0, chars.Length)
               from number in Enumerable.Range(0, keywords.Count)
               let keyword = keywords[number]
               where string.Compare(chars, position, keyword, 0, keyword.Length, StringComparison.OrdinalIgnoreCase) == 0
               select new KeywordHit(position, number),
        ];
    }
}
