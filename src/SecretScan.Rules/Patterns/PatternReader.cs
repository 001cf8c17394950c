namespace SecretScan.Rules.Patterns;

/// <summary>A place in the text of a pattern, and the smallest things that can be read there.</summary>
internal sealed class PatternReader(string text)
{
    private const string Shorthands = "dDwWsS";
    private const string AnchorsAndBackreferences = "bBAZzGk0123456789";
    private const string OtherEscapes = "pPucaefv";

    public int Position { get; private set; }

    public bool AtEnd => Position == text.Length;

    public char Current => text[Position];

    public bool IsAhead(string expected) => string.CompareOrdinal(text, Position, expected, 0, expected.Length) == 0;

    public bool TryTake(string expected)
    {
        var found = IsAhead(expected);
        Position += found ? expected.Length : 0;
        return found;
    }

    /// <summary>Reads <c>?</c>, <c>{n}</c> or <c>{n,m}</c>. Braces around anything else are characters, as in .NET.</summary>
    public (int Least, int Most)? TakeQuantifier()
    {
        var start = Position;
        if (TryTake("?"))
        {
            return (0, 1);
        }

        if (IsAhead("*") || IsAhead("+"))
        {
            throw Outside("an unbounded repeat; give a bound: {0,40}", start);
        }

        if (!TryTake("{") || TakeNumber() is not { } least)
        {
            Position = start;
            return null;
        }

        var bounded = !TryTake(",");
        var most = bounded ? least : TakeNumber();
        if (!TryTake("}"))
        {
            Position = start;
            return null;
        }

        return most switch
        {
            null => throw Outside("an unbounded repeat; give a bound: {0,40}", start),
            0 => throw Outside("a repeat of nothing; leave it out", start),
            _ when most < least => throw Faulty("the bounds of this repeat are in reverse order", start),
            _ => (least, most.Value),
        };
    }

    /// <summary>Reads one character, escaped or not, or a shorthand such as <c>\d</c>.</summary>
    public ByteSet TakeCharacter(bool inClass)
    {
        var start = Position++;
        var character = text[start];
        if (character >= 128)
        {
            throw Outside("not an ASCII character; write its bytes as \\xHH", start);
        }

        if (character != '\\')
        {
            return ByteSet.Of((byte)character);
        }

        if (AtEnd)
        {
            throw Faulty("a backslash with nothing behind it", start);
        }

        var escaped = text[Position++];
        return escaped switch
        {
            't' => ByteSet.Of((byte)'\t'),
            'n' => ByteSet.Of((byte)'\n'),
            'r' => ByteSet.Of((byte)'\r'),
            'x' => ByteSet.Of(TakeHex(start)),
            _ when Shorthands.Contains(escaped) => Shorthand(escaped),
            _ when !inClass && AnchorsAndBackreferences.Contains(escaped) =>
                throw Outside($"\\{escaped} is not part of the pattern language, which has no anchors and no backreferences", start),
            _ when OtherEscapes.Contains(escaped) || escaped == 'b' || char.IsAsciiDigit(escaped) =>
                throw Outside($"\\{escaped} is not part of the pattern language; write bytes as \\xHH", start),
            _ when escaped == '_' || escaped >= 128 || char.IsAsciiLetter(escaped) =>
                throw Faulty($"\\{escaped} has no meaning", start),
            _ => ByteSet.Of((byte)escaped),
        };
    }

    public static PatternException Faulty(string message, int position) => new(message, position, isOutsideSubset: false);

    public static PatternException Outside(string message, int position) => new(message, position, isOutsideSubset: true);

    private static ByteSet Shorthand(char letter)
    {
        var digits = ByteSet.Range((byte)'0', (byte)'9');
        var set = char.ToLowerInvariant(letter) switch
        {
            'd' => digits,
            'w' => digits | (ByteSet.Range((byte)'a', (byte)'z') | ByteSet.Of((byte)'_')).IgnoringCase(),
            _ => ByteSet.Range((byte)'\t', (byte)'\r') | ByteSet.Of((byte)' '),
        };
        return char.IsAsciiLetterUpper(letter) ? ~set : set;
    }

    private int? TakeNumber()
    {
        var start = Position;
        var number = 0;
        for (; !AtEnd && char.IsAsciiDigit(Current); Position++)
        {
            // Far above every limit and far below an overflow.
            number = Math.Min((number * 10) + (Current - '0'), 1_000_000);
        }

        return Position > start ? number : null;
    }

    private byte TakeHex(int start)
    {
        if (text.Length - Position < 2 || !char.IsAsciiHexDigit(Current) || !char.IsAsciiHexDigit(text[Position + 1]))
        {
            throw Faulty("\\x needs two hexadecimal digits", start);
        }

        Position += 2;
        return Convert.FromHexString(text.AsSpan(Position - 2, 2))[0];
    }
}
