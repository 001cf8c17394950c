namespace SecretScan.Rules.Patterns;

/// <summary>The byte sets of a table (<see cref="CompiledPatterns.Sets"/>), and the loops over text that ask them.</summary>
internal readonly ref struct SetTable(ReadOnlySpan<byte> planes)
{
    private const int PlaneSize = 256;

    private readonly ReadOnlySpan<byte> _planes = planes;

    public bool Has(int set, byte value) => (Plane(set)[value] & Bit(set)) != 0;

    /// <summary>Whether what comes at a position is what an <c>ahead</c> operand allows.</summary>
    public bool IsAhead(int ahead, ReadOnlySpan<byte> text, int position) =>
        (uint)position < (uint)text.Length ? Has(ahead >> 1, text[position]) : (ahead & 1) != 0;

    /// <summary>How many of the text's first bytes, up to a bound, are in the set.</summary>
    public int CountInside(int set, ReadOnlySpan<byte> text, int most)
    {
        var plane = Plane(set);
        var bit = Bit(set);
        most = Math.Min(most, text.Length);
        var count = 0;
        while (count < most && (plane[text[count]] & bit) != 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>How many of the text's first bytes are not in the set.</summary>
    public int CountOutside(int set, ReadOnlySpan<byte> text)
    {
        var plane = Plane(set);
        var bit = Bit(set);
        var count = 0;
        while (count < text.Length && (plane[text[count]] & bit) == 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>The greatest position from <paramref name="least"/> to <paramref name="position"/> at which a run can end; -1: none.</summary>
    public int GiveBack(int ahead, ReadOnlySpan<byte> text, int position, int least)
    {
        while (position >= least && !IsAhead(ahead, text, position))
        {
            position--;
        }

        return position >= least ? position : -1;
    }

    /// <summary>The smallest position from <paramref name="position"/> to <paramref name="most"/> at which a run over the set can end; -1: none.</summary>
    public int TakeMore(int set, int ahead, ReadOnlySpan<byte> text, int position, int most)
    {
        while (!IsAhead(ahead, text, position))
        {
            if (position >= most || position >= text.Length || !Has(set, text[position]))
            {
                return -1;
            }

            position++;
        }

        return position;
    }

    private static int Bit(int set) => 1 << (set % 8);

    private ReadOnlySpan<byte> Plane(int set) => _planes.Slice(set / 8 * PlaneSize, PlaneSize);
}
