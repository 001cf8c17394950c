namespace SecretScan.Rules.Patterns;

/// <summary>Reads a class in brackets, hyphens and leading brackets taken as .NET takes them.</summary>
internal static class ClassParser
{
    public static ByteSet Take(PatternReader reader, bool ignoreCase)
    {
        var start = reader.Position;
        reader.TryTake("[");
        var negated = reader.TryTake("^");
        var set = ByteSet.None;
        for (var first = true; first || !reader.TryTake("]"); first = false)
        {
            set |= TakeMember(reader, start, first);
        }

        set = ignoreCase ? set.IgnoringCase() : set;
        set = negated ? ~set : set;
        return set.IsEmpty ? throw PatternReader.Outside("no byte is in this class", start) : set;
    }

    private static ByteSet TakeMember(PatternReader reader, int start, bool first)
    {
        var isEscapedHyphen = reader.IsAhead("\\-");
        var at = reader.Position;
        var low = TakeCharacter(reader, start, first);
        RefuseSubtraction(reader);
        if (isEscapedHyphen && reader.IsAhead("-") && !reader.IsAhead("-]"))
        {
            throw PatternReader.Outside("'\\-' begins a range to most languages and to .NET not; write \\x2D", at);
        }

        if (low.Count > 1 || !reader.IsAhead("-") || reader.IsAhead("-]"))
        {
            return low;
        }

        var hyphen = reader.Position;
        reader.TryTake("-");
        var high = TakeCharacter(reader, start, first: false);
        if (high.Count > 1)
        {
            throw PatternReader.Faulty("a range cannot end with a class", hyphen);
        }

        return low.First <= high.First
            ? ByteSet.Range(low.First, high.First)
            : throw PatternReader.Faulty("the ends of this range are in reverse order", hyphen);
    }

    private static ByteSet TakeCharacter(PatternReader reader, int start, bool first)
    {
        if (reader.AtEnd)
        {
            throw PatternReader.Faulty("this class is not closed; write \\[ for the character", start);
        }

        if (reader.IsAhead("[:"))
        {
            throw PatternReader.Outside("named classes are not part of the pattern language; write \\[ for the character", reader.Position);
        }

        if (!first)
        {
            RefuseSubtraction(reader);
        }

        return reader.TakeCharacter(inClass: true);
    }

    private static void RefuseSubtraction(PatternReader reader)
    {
        if (reader.IsAhead("-["))
        {
            throw PatternReader.Outside("class subtraction is not part of the pattern language; write \\[ for the character", reader.Position);
        }
    }
}
