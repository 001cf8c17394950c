using System.Buffers;
using System.Text;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Looks for mnemonics in a stretch of text: runs of words of one list, parted by gaps of one kind, whose number and checksum
/// fit. Only every twelfth word is looked up until one is in a list.
/// </summary>
internal ref struct PhraseReader
{
    private const int MostWordsAtOnce = 20_000;
    private const int LongestGap = 64;
    private const int Reach = 300;
    private const int MostLeftOff = 3;

    private readonly ReadOnlySpan<byte> _text;
    private readonly Wordlists _lists;
    private readonly SpanBuffer _words = new();
    private readonly List<Phrase> _found;

    /// <param name="text">The whole text.</param>
    /// <param name="lists">The lists to try.</param>
    /// <param name="found">Where the phrases go.</param>
    public PhraseReader(ReadOnlySpan<byte> text, Wordlists lists, List<Phrase> found)
    {
        _text = text;
        _lists = lists;
        _found = found;
    }

    /// <summary>Reads a stretch. A word that runs on beyond it does not count.</summary>
    public readonly void Read(Span stretch)
    {
        for (var at = stretch.Start; at < stretch.End;)
        {
            at = Split(at, stretch.End);
            if (_words.Count < Mnemonic.Shortest)
            {
                return;
            }

            Search();

            if (_words.Count < MostWordsAtOnce)
            {
                return;
            }

            at = _words[_words.Count - Mnemonic.Longest].Start;
        }
    }

    private readonly int Split(int at, int end)
    {
        _words.Clear();
        while (at < end && _words.Count < MostWordsAtOnce)
        {
            var start = at;
            at = WordText.EndOfWord(_text, at);
            if (at == start)
            {
                at += WordText.GapLength(_text, at);
            }
            else if (at <= end)
            {
                _words.Add(new Span(start, at));
            }
        }

        return at;
    }

    private readonly void Search()
    {
        for (var i = Mnemonic.Shortest - 1; i < _words.Count; i += Mnemonic.Shortest)
        {
            // Prose has words of the lists, but seldom two in a row.
            if (!Has(i) || !(Has(i - 1) || Has(i + 1)))
            {
                continue;
            }

            foreach (var list in _lists.With(_words[i].In(_text)))
            {
                Search(list, i);
            }
        }
    }

    private readonly bool Has(int word) => (uint)word < (uint)_words.Count && _lists.Has(_words[word].In(_text));

    private readonly bool IsIn(Wordlist list, int word) => (uint)word < (uint)_words.Count && list.Find(_words[word].In(_text)) >= 0;

    private readonly void Search(Wordlist list, int at)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && KindOf(from) != WordGap.None && IsIn(list, from - 1))
        {
            // The word twelve before this one has led here already.
            if (at - --from == Mnemonic.Shortest)
            {
                return;
            }
        }

        while (to < _words.Count && KindOf(to) != WordGap.None && IsIn(list, to))
        {
            to++;
        }

        Try(list, from, to);
    }

    // The gap before a word.
    private readonly WordGap KindOf(int word)
    {
        var gap = new Span(_words[word - 1].End, _words[word].Start);
        return gap.Length > LongestGap ? WordGap.None : WordText.KindOf(gap.In(_text));
    }

    // The longest run with one kind of gap is the phrase; where that does not fit, each of its lines may be one.
    private readonly void Try(Wordlist list, int from, int to)
    {
        for (var start = from; to - start >= Mnemonic.Shortest;)
        {
            var end = start + 2;
            while (end < to && KindOf(end) == KindOf(start + 1))
            {
                end++;
            }

            var isPhrase = TryWhole(list, start, end) || TryLines(list, start, end) || TryParts(list, start, end);

            // The last word of what is none may open the next.
            start = isPhrase || end == to ? end : end - 1;
        }
    }

    private readonly bool TryLines(Wordlist list, int from, int to)
    {
        var (start, any) = (from, false);
        for (var i = from + 1; i <= to && to - from > Mnemonic.Shortest; i++)
        {
            if (i == to || new Span(_words[i - 1].End, _words[i].Start).In(_text).Contains((byte)'\n'))
            {
                any |= TryWhole(list, start, i) || TryParts(list, start, i);
                start = i;
            }
        }

        return any;
    }

    // "wallet seed" is made of list words too. What stands behind a phrase is left to the kind of gap: each try is a chance to be wrong.
    private readonly bool TryParts(Wordlist list, int from, int to)
    {
        for (var left = 1; left <= MostLeftOff; left++)
        {
            if (TryWhole(list, from + left, to))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool TryWhole(Wordlist list, int from, int to)
    {
        if (!Mnemonic.IsCount(to - from))
        {
            return false;
        }

        Span<int> numbers = stackalloc int[to - from];
        for (var i = from; i < to; i++)
        {
            numbers[i - from] = list.Find(_words[i].In(_text));
        }

        var span = new Span(_words[from].Start, _words[to - 1].End);
        if (!Mnemonic.Holds(numbers) || !(IsTelling(from) || WordText.StandsAlone(_text, span)))
        {
            return false;
        }

        _found.Add(new Phrase(span, list.Language, to - from, IsTelling(from), Mnemonic.IsMadeUp(numbers), Plain(from, to)));
        return true;
    }

    private readonly bool IsTelling(int word)
    {
        var start = _words[word].Start;
        return WordText.IsTelling(_text[Math.Max(0, start - Reach)..start]);
    }

    // As documentation prints it, to be told from the known ones.
    private readonly byte[] Plain(int from, int to)
    {
        var plain = new ArrayBufferWriter<byte>();
        for (var i = from; i < to; i++)
        {
            var word = _words[i].In(_text);
            Ascii.ToLower(word, plain.GetSpan(word.Length), out var written);
            plain.Advance(written);
            if (i + 1 < to)
            {
                plain.Write(" "u8);
            }
        }

        return plain.WrittenSpan.ToArray();
    }
}
