namespace SecretScan.Rules.Patterns;

/// <summary>
/// Runs compiled patterns over bytes. A match is the one .NET Regex would find at its place, except that what stands
/// before and behind it is looked at and not consumed.
/// </summary>
/// <param name="code">See <see cref="CompiledPatterns.Code"/>.</param>
/// <param name="sets">See <see cref="CompiledPatterns.Sets"/>.</param>
/// <param name="literals">See <see cref="CompiledPatterns.Literals"/>.</param>
public readonly ref struct PatternTable(ReadOnlySpan<ushort> code, ReadOnlySpan<byte> sets, ReadOnlySpan<byte> literals)
{
    /// <summary>
    /// A budget that only made-up text exhausts. A step is one retry, or some 16 bytes looked at in vain; all of them
    /// take about a millisecond.
    /// </summary>
    public const int DefaultBudget = 100_000;

    private readonly ReadOnlySpan<ushort> _code = code;
    private readonly ReadOnlySpan<byte> _literals = literals;
    private readonly SetTable _sets = new(sets);

    /// <summary>Tries for a match that starts at one place.</summary>
    /// <param name="entry">The pattern, as <see cref="PatternTableBuilder.Add"/> named it.</param>
    /// <param name="text">The text; what stands before and behind the match is looked at in it.</param>
    /// <param name="start">Where the match must start.</param>
    /// <param name="budget">The steps it may take, see <see cref="DefaultBudget"/>.</param>
    public PatternMatch MatchAt(int entry, ReadOnlySpan<byte> text, int start, int budget) =>
        MatchAt(entry, text, start, ref budget);

    /// <summary>The same on a budget that several attempts share: what this one needs is taken off.</summary>
    /// <inheritdoc cref="MatchAt(int, ReadOnlySpan{byte}, int, int)"/>
    public PatternMatch MatchAt(int entry, ReadOnlySpan<byte> text, int start, ref int budget)
    {
        if (!CanStartAt(entry, text, start))
        {
            return PatternMatch.None;
        }

        Span<Retry> retries = stackalloc Retry[_code[entry + EntryHeader.Retries]];
        return new PatternRun(_code, _sets, _literals, retries).From(entry, text, start, ref budget, whole: false);
    }

    /// <summary>Finds the leftmost match that starts within a part of the text; it may end beyond.</summary>
    /// <param name="entry">The pattern, as <see cref="PatternTableBuilder.Add"/> named it.</param>
    /// <param name="text">The text; what stands before and behind the match is looked at in it.</param>
    /// <param name="from">The first place where the match may start.</param>
    /// <param name="to">The first place where it may no longer start.</param>
    /// <param name="budget">The steps that all attempts together may take, see <see cref="DefaultBudget"/>.</param>
    public PatternMatch Search(int entry, ReadOnlySpan<byte> text, int from, int to, int budget) =>
        Search(entry, text, from, to, ref budget);

    /// <summary>The same on a budget that several searches share: what this one needs is taken off.</summary>
    /// <inheritdoc cref="Search(int, ReadOnlySpan{byte}, int, int, int)"/>
    public PatternMatch Search(int entry, ReadOnlySpan<byte> text, int from, int to, ref int budget)
    {
        Span<Retry> retries = stackalloc Retry[_code[entry + EntryHeader.Retries]];
        var run = new PatternRun(_code, _sets, _literals, retries);
        to = Math.Min(to, text.Length);
        var furthest = to;
        for (var start = NextStart(entry, text, from, to); start < to; start = NextStart(entry, text, start + 1, to))
        {
            if (CanStartAt(entry, text, start))
            {
                var match = run.From(entry, text, start, ref budget, whole: false);
                if (match.Outcome != PatternOutcome.None)
                {
                    return match;
                }

                furthest = Math.Max(furthest, match.End);
            }
        }

        return PatternMatch.NoneWithin(furthest);
    }

    /// <summary>
    /// Whether a value is a match from its first byte to its last. What may stand before and after plays no part. A value
    /// that uses up <see cref="DefaultBudget"/> is none; the shapes of real credentials leave next to nothing to retry.
    /// </summary>
    /// <param name="entry">The pattern, as <see cref="PatternTableBuilder.Add"/> named it.</param>
    /// <param name="value">The value.</param>
    public bool IsWhole(int entry, ReadOnlySpan<byte> value)
    {
        var budget = DefaultBudget;
        Span<Retry> retries = stackalloc Retry[_code[entry + EntryHeader.Retries]];
        return new PatternRun(_code, _sets, _literals, retries).From(entry, value, 0, ref budget, whole: true).IsMatch;
    }

    private bool CanStartAt(int entry, ReadOnlySpan<byte> text, int start) =>
        start == 0
        || _sets.Has(_code[entry + EntryHeader.Before], text[start - 1])
        || WrittenEscape.EndsAt(text, start);

    private int NextStart(int entry, ReadOnlySpan<byte> text, int from, int to)
    {
        var length = _code[entry + EntryHeader.PrefixLength];
        if (from >= to || length == 0)
        {
            return from >= to ? to : from + _sets.CountOutside(_code[entry + EntryHeader.First], text[from..to]);
        }

        var prefix = _literals.Slice(_code[entry + EntryHeader.PrefixOffset], length);
        var found = text[from..Math.Min(text.Length, to + length - 1)].IndexOf(prefix);
        return found < 0 ? to : from + found;
    }
}
