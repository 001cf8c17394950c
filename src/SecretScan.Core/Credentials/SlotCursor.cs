namespace SecretScan.Credentials;

/// <summary>Where in a text <see cref="SlotReader"/> is, what is open there, and which name waits for a value.</summary>
internal ref struct SlotCursor
{
    public SlotCursor(ReadOnlySpan<byte> text, SlotMap map)
    {
        Text = text;
        Map = map;
        Name = new PendingName();
        Unclosed = new UnclosedQuotes();
        Frames = new OpenFrames(map, Name);
        if (map.Frames.Count == 0)
        {
            map.Frames.Add(new Frame { Parent = -1, End = text.Length });
        }
    }

    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Gets what is found.</summary>
    public SlotMap Map { get; }

    public PendingName Name { get; }

    public OpenFrames Frames { get; }

    public UnclosedQuotes Unclosed { get; }

    /// <summary>The next byte.</summary>
    public int At { get; set; }

    /// <summary>Where the stretch or the string ends that is read.</summary>
    public int End { get; set; }

    /// <summary>The number of the line.</summary>
    public int Line { get; set; }

    /// <summary>How many strings the place stands in, one within the other.</summary>
    public int Quotes { get; set; }

    /// <summary>The text up to the end.</summary>
    public readonly SlotText Words => new(Text[..End]);

    /// <summary>Goes to the beginning of a stretch.</summary>
    public void GoTo(int start, int end, int line)
    {
        (At, End, Line, Quotes) = (start, end, line, 0);
        Frames.Reset();
        Name.Forget();
        Unclosed.Forget();
    }

    /// <summary>Adds a value at the innermost frame.</summary>
    public readonly void Add(Span value, Span name, bool quoted)
    {
        if (!value.IsEmpty)
        {
            Map.Slots.Add(new Slot
            {
                Value = value,
                Name = name,
                Frame = Frames.Innermost,
                Argument = Frames.Argument,
                Line = Line,
                Quoted = quoted,
            });
        }
    }

    /// <summary>Opens a frame that lasts until it is closed or the stretch ends.</summary>
    public readonly void Open(byte kind, int start, Span callee, Span key, int indent = 0) =>
        Frames.Open(new Frame { Kind = kind, Start = start, End = End, Callee = callee, Key = key, Indent = indent });

    /// <summary>Closes the innermost frame here.</summary>
    public readonly void Close() => Frames.Close(Math.Min(At, End));

    /// <summary>Closes all frames within <paramref name="frame"/> here.</summary>
    public readonly void CloseWithin(int frame) => Frames.CloseWithin(frame, Math.Min(At, End));
}
