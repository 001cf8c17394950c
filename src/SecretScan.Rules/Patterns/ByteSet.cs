namespace SecretScan.Rules.Patterns;

/// <summary>A set of byte values: a character class of a pattern, or what may stand before or after a match.</summary>
public readonly record struct ByteSet
{
    private readonly UInt128 _low;
    private readonly UInt128 _high;

    private ByteSet(UInt128 low, UInt128 high)
    {
        _low = low;
        _high = high;
    }

    /// <summary>The empty set.</summary>
    public static ByteSet None => default;

    /// <summary>All 256 values.</summary>
    public static ByteSet All => new(UInt128.MaxValue, UInt128.MaxValue);

    /// <summary>How many values are in the set.</summary>
    public int Count => (int)(UInt128.PopCount(_low) + UInt128.PopCount(_high));

    /// <summary>True when no value is in the set.</summary>
    public bool IsEmpty => this == None;

    /// <summary>The smallest value of the set; 0 for the empty one.</summary>
    public byte First => (byte)(_low != 0 ? UInt128.TrailingZeroCount(_low) : 128 + (UInt128.TrailingZeroCount(_high) & 127));

    /// <summary>Reads one character class as patterns write it: <c>[^0-9A-Za-z]</c>, <c>\s</c>, <c>.</c> or a single character.</summary>
    /// <exception cref="PatternException">The text is not exactly one character class.</exception>
    public static ByteSet Parse(string text) => new PatternParser(text).ParseSet();

    /// <summary>The set of one value.</summary>
    public static ByteSet Of(byte value) =>
        value < 128 ? new(UInt128.One << value, 0) : new(0, UInt128.One << (value - 128));

    /// <summary>The values from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static ByteSet Range(byte first, byte last)
    {
        var set = None;
        for (int value = first; value <= last; value++)
        {
            set |= Of((byte)value);
        }

        return set;
    }

    /// <summary>Whether the value is in the set.</summary>
    public bool Contains(byte value) => (((value < 128 ? _low : _high) >> (value & 127)) & 1) != 0;

    /// <summary>Whether the two sets have a value in common.</summary>
    public bool Overlaps(ByteSet other) => !(this & other).IsEmpty;

    /// <summary>The set with both cases of every ASCII letter in it.</summary>
    public ByteSet IgnoringCase()
    {
        var upper = _low & Range((byte)'A', (byte)'Z')._low;
        var lower = _low & Range((byte)'a', (byte)'z')._low;
        return new(_low | (upper << 32) | (lower >> 32), _high);
    }

    /// <summary>The values of either set.</summary>
    public static ByteSet operator |(ByteSet left, ByteSet right) => new(left._low | right._low, left._high | right._high);

    /// <summary>The values common to both sets.</summary>
    public static ByteSet operator &(ByteSet left, ByteSet right) => new(left._low & right._low, left._high & right._high);

    /// <summary>The values that are not in the set.</summary>
    public static ByteSet operator ~(ByteSet set) => new(~set._low, ~set._high);
}
