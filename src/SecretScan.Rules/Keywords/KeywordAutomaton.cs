namespace SecretScan.Rules.Keywords;

/// <summary>Finds every keyword in a text, ASCII letters in any case, in one pass whose pace does not depend on how many there are.</summary>
public readonly ref struct KeywordAutomaton
{
    // Each byte's table look-up waits for the one before it. Four streams over four slices of the text keep the processor
    // busy meanwhile; below this length they are not worth their start.
    private const int Streams = 4;
    private const int ShortText = 64;

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

    /// <summary>Number of keywords.</summary>
    public int Count => _lengths.Length;

    /// <summary>The length of a keyword in bytes.</summary>
    /// <param name="keyword">Its number.</param>
    public int LengthOf(int keyword) => _lengths[keyword];

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
        var slices = text.Slice(from, slice * Streams);
        Span<uint> states = stackalloc uint[Streams];
        for (var position = 0; position < slice;)
        {
            position = Advance(slices, position, slice, states);
            for (var stream = 0; stream < Streams; stream++)
            {
                if (states[stream] >= _firstEnding)
                {
                    Record(states[stream], from + (stream * slice) + position, to, hits.Lane(stream));
                }
            }
        }

        for (var stream = 0; stream < Streams; stream++)
        {
            var stop = from + ((stream + 1) * slice);
            Finish(text, states[stream], stop, stream == Streams - 1 ? to : stop, hits.Lane(stream));
        }
    }

    // Moves every stream on to the same place of its slice: where one of them has found something, or the end. The loop
    // is a method of its own because everything it touches must fit into registers; with that, bounds checks cost 3 %.
    private int Advance(ReadOnlySpan<byte> slices, int position, int slice, Span<uint> states)
    {
        var first = slices[..slice];
        var second = slices.Slice(slice, first.Length);
        var third = slices.Slice(slice * 2, first.Length);
        var fourth = slices.Slice(slice * 3, first.Length);
        var classes = _classes[..256];
        var next = _next;
        var bits = _bits;
        var firstEnding = _firstEnding;
        var (a, b, c, d) = (states[0], states[1], states[2], states[3]);
        var quiet = true;
        for (; quiet && position < first.Length; position++)
        {
            a = next[(int)(a << bits) + classes[first[position]]];
            b = next[(int)(b << bits) + classes[second[position]]];
            c = next[(int)(c << bits) + classes[third[position]]];
            d = next[(int)(d << bits) + classes[fourth[position]]];
            quiet = a < firstEnding && b < firstEnding && c < firstEnding && d < firstEnding;
        }

        (states[0], states[1], states[2], states[3]) = (a, b, c, d);
        return position;
    }

    // Goes on with one stream from a state it has reached to the end of what it owns, and beyond while a keyword that
    // started there may still be under way.
    private void Finish(ReadOnlySpan<byte> text, uint state, int position, int stop, HitLane lane)
    {
        var end = (int)Math.Min(text.Length, (long)stop + _longest - 1);
        while (position < end && (position < stop || state != 0))
        {
            state = _next[(int)(state << _bits) + _classes[text[position++]]];
            if (state >= _firstEnding)
            {
                Record(state, position, stop, lane);
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
