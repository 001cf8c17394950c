namespace SecretScan.Rules.Keywords;

/// <summary>Finds every keyword in a text, ASCII letters in any case, in one pass whose pace does not depend on how many there are.</summary>
public readonly ref struct KeywordAutomaton
{
    // Each byte's table look-up waits for the one before it. Four streams over four slices of the text keep the processor
    // busy meanwhile; below this length they are not worth their start.
    private const int Streams = 4;
    private const int ShortText = 256;

    private readonly ReadOnlySpan<byte> _classes;
    private readonly ReadOnlySpan<ushort> _next;
    private readonly ReadOnlySpan<ushort> _outputStarts;
    private readonly ReadOnlySpan<ushort> _outputs;
    private readonly ReadOnlySpan<ushort> _lengths;
    private readonly int _bits;
    private readonly int _longest;
    private readonly uint _firstEnding;

    /// <summary>Takes the arrays of <see cref="CompiledKeywords"/>.</summary>
    /// <exception cref="ArgumentException">They do not belong together.</exception>
    public KeywordAutomaton(
        ReadOnlySpan<byte> classes,
        ReadOnlySpan<ushort> next,
        ReadOnlySpan<ushort> outputStarts,
        ReadOnlySpan<ushort> outputs,
        ReadOnlySpan<ushort> lengths,
        int classBits,
        int longest)
    {
        var states = next.Length >> classBits;
        if (classes.Length != 256 || states << classBits != next.Length || outputStarts.Length > states)
        {
            throw new ArgumentException("these tables are not those of one automaton", nameof(next));
        }

        _classes = classes;
        _next = next;
        _outputStarts = outputStarts;
        _outputs = outputs;
        _lengths = lengths;
        _bits = classBits;
        _longest = longest;
        _firstEnding = (uint)(states - outputStarts.Length + 1);
    }

    /// <summary>Finds the keywords of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hits">Is emptied, and filled with what is found.</param>
    public void Scan(ReadOnlySpan<byte> text, KeywordHits hits) => Scan(text, 0, text.Length, hits);

    /// <summary>Finds the keywords that start within a part of the text; they may end beyond.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first place where a keyword may start.</param>
    /// <param name="to">The first place where it may no longer start.</param>
    /// <param name="hits">Is emptied, and filled with what is found.</param>
    public void Scan(ReadOnlySpan<byte> text, int from, int to, KeywordHits hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        hits.Clear();
        if (to - from < ShortText)
        {
            Finish(text, 0, from, to, hits.Lane(0));
        }
        else
        {
            ScanStreams(text, from, to, hits);
        }

        hits.Order();
    }

    private void ScanStreams(ReadOnlySpan<byte> text, int from, int to, KeywordHits hits)
    {
        var slice = (to - from) / Streams;
        var stop1 = from + slice;
        var stop2 = stop1 + slice;
        var stop3 = stop2 + slice;
        uint state1 = 0, state2 = 0, state3 = 0, state4 = 0;
        var first = text.Slice(from, slice);
        var second = text.Slice(stop1, slice);
        var third = text.Slice(stop2, slice);
        var fourth = text.Slice(stop3, slice);
        for (var i = 0; i < first.Length; i++)
        {
            state1 = _next[(int)(state1 << _bits) + _classes[first[i]]];
            state2 = _next[(int)(state2 << _bits) + _classes[second[i]]];
            state3 = _next[(int)(state3 << _bits) + _classes[third[i]]];
            state4 = _next[(int)(state4 << _bits) + _classes[fourth[i]]];
            if (state1 >= _firstEnding)
            {
                Record(state1, from + i + 1, stop1, hits.Lane(0));
            }

            if (state2 >= _firstEnding)
            {
                Record(state2, stop1 + i + 1, stop2, hits.Lane(1));
            }

            if (state3 >= _firstEnding)
            {
                Record(state3, stop2 + i + 1, stop3, hits.Lane(2));
            }

            if (state4 >= _firstEnding)
            {
                Record(state4, stop3 + i + 1, to, hits.Lane(3));
            }
        }

        Finish(text, state1, stop1, stop1, hits.Lane(0));
        Finish(text, state2, stop2, stop2, hits.Lane(1));
        Finish(text, state3, stop3, stop3, hits.Lane(2));
        Finish(text, state4, stop3 + slice, to, hits.Lane(3));
    }

    // Goes on with one stream, from a state it has reached, to where its slice stops and beyond, as far as a keyword
    // that starts in the slice can reach.
    private void Finish(ReadOnlySpan<byte> text, uint state, int position, int stop, HitLane lane)
    {
        var end = (int)Math.Min(text.Length, (long)stop + _longest - 1);
        for (; position < end; position++)
        {
            state = _next[(int)(state << _bits) + _classes[text[position]]];
            if (state >= _firstEnding)
            {
                Record(state, position + 1, stop, lane);
            }
        }
    }

    private void Record(uint state, int end, int stop, HitLane lane)
    {
        var ending = (int)(state - _firstEnding);
        foreach (var keyword in _outputs[_outputStarts[ending].._outputStarts[ending + 1]])
        {
            var start = end - _lengths[keyword];
            if (start < stop)
            {
                lane.Add(start, keyword);
            }
        }
    }
}
