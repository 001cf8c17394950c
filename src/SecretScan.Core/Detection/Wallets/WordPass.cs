using System.Numerics;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Finds stretches of at least twelve words of three to nine ASCII letters with nothing between them but what may part the
/// words of a mnemonic. Code breaks off at its brackets and operators, prose at its articles and prepositions.
/// </summary>
/// <remarks>
/// One bit a byte says whether it is a letter; shifted ANDs mark the places behind words that are too short and the letters
/// beyond the ninth (the Italian list has words of nine), and what parts no words is marked itself. Nearly every block of
/// 64 bytes has such marks at both ends, and then no stretch lies within.
/// </remarks>
internal ref struct WordPass(ReadOnlySpan<byte> text)
{
    /// <summary>Twelve words of three letters and eleven blanks.</summary>
    public const int ShortestStretch = 47;

    private const int Block = 64;

    // A stretch that lies within one block covers all of these.
    private const ulong Middle = ((1UL << ShortestStretch) - 1) & (~0UL << (Block - ShortestStretch));

    private readonly ReadOnlySpan<byte> _text = text;
    private ulong _lettersBefore;
    private ulong _thirdsBefore;
    private ulong _marks;
    private int _block = -Block;
    private int _start;

    /// <summary>The next stretch; its first and last word may be cut off.</summary>
    public bool Next(out Span stretch)
    {
        while (true)
        {
            while (_marks != 0)
            {
                stretch = new Span(_start, _block + BitOperations.TrailingZeroCount(_marks));
                _marks &= _marks - 1;
                _start = stretch.End + 1;
                if (stretch.Length >= ShortestStretch && HasTwelveWords(stretch))
                {
                    return true;
                }
            }

            if (!Advance())
            {
                stretch = new Span(_start, _text.Length);
                _start = _text.Length;
                return stretch.Length >= ShortestStretch && HasTwelveWords(stretch);
            }
        }
    }

    // Reads on to a block that a stretch may end in; false at the end. All state is in locals, which the loop keeps in registers.
    private bool Advance()
    {
        var text = _text;
        var (block, start, lettersBefore, thirdsBefore) = (_block, _start, _lettersBefore, _thirdsBefore);
        var marks = 0UL;
        while (marks == 0 && block + Block < text.Length)
        {
            block += Block;
            var (letters, foreign) = PhraseBytes.Of(text[block..]);
            var second = (letters << 1) | (lettersBefore >> 63);
            var thirds = letters & second & ((letters << 2) | (lettersBefore >> 62));
            var tooShort = ~letters & second & ~((thirds << 1) | (thirdsBefore >> 63));
            var tooLong = thirds & ((thirds << 3) | (thirdsBefore >> 61)) & ((thirds << 6) | (thirdsBefore >> 58)) & ((thirds << 7) | (thirdsBefore >> 57));
            (lettersBefore, thirdsBefore) = (letters, thirds);
            marks = tooShort | tooLong | foreign;
            if ((marks & Middle) != 0 && block + BitOperations.TrailingZeroCount(marks) - start < ShortestStretch)
            {
                start = block + Block - BitOperations.LeadingZeroCount(marks);
                marks = 0;
            }
        }

        (_block, _start, _lettersBefore, _thirdsBefore, _marks) = (block, start, lettersBefore, thirdsBefore, marks);
        return marks != 0;
    }

    // Counts the places where letters end.
    private readonly bool HasTwelveWords(Span stretch)
    {
        var (ends, before) = (0, 0UL);
        for (var at = stretch.Start; at < stretch.End && ends < Mnemonic.Shortest; at += Block)
        {
            var (letters, _) = PhraseBytes.Of(_text[at..stretch.End]);
            ends += BitOperations.PopCount(~letters & ((letters << 1) | before));
            before = letters >> 63;
        }

        return ends + (int)before >= Mnemonic.Shortest;
    }
}
