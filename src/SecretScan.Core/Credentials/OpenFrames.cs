namespace SecretScan.Credentials;

/// <summary>The brackets, strings and sections that are open where a text is read, one within the other, and the argument that is read in the innermost.</summary>
/// <param name="map">Gets every frame that is opened.</param>
/// <param name="name">The name that waits for its value: a bracket has its own, and that of the text around waits until it closes.</param>
internal sealed class OpenFrames(SlotMap map, PendingName name)
{
    private const int Deepest = 64;

    private readonly Waiting[] _around = new Waiting[Deepest];
    private int _depth;

    /// <summary>Index of the innermost frame; 0 is the text itself.</summary>
    public int Innermost { get; private set; }

    /// <summary>How many arguments or members of it were read.</summary>
    public int Argument { get; private set; }

    /// <summary>Its kind, as in <see cref="Frame.Kind"/>.</summary>
    public byte Kind => map.Frames[Innermost].Kind;

    /// <summary>True where no bracket is open, so that lines mean something.</summary>
    public bool AreLines => Kind is 0 or Frame.Section;

    /// <summary>False where a string is not worth reading for what is in it.</summary>
    public bool HaveRoom => _depth < Deepest - 2;

    /// <summary>Goes back to the text itself and leaves what is open as it is.</summary>
    public void Reset() => (_depth, Innermost) = (0, 0);

    /// <summary>Goes to a frame that was not opened here: the row of a table.</summary>
    public void Enter(int frame) => Innermost = frame;

    /// <summary>Goes on to the next argument.</summary>
    public void NextArgument()
    {
        Argument++;
        name.Forget();
    }

    /// <summary>Opens a frame; its parent and position are known here. Beyond the deepest nesting nothing is opened, and what stands there belongs to the innermost frame that was.</summary>
    public void Open(Frame frame)
    {
        if (_depth >= Deepest)
        {
            return;
        }

        _around[_depth++] = new Waiting(Argument, name.Key, name.IsByColon);
        frame.Parent = Innermost;
        frame.Argument = Argument;
        map.Frames.Add(frame);
        Innermost = map.Frames.Count - 1;
        Argument = 0;
        name.Forget();
    }

    /// <summary>Closes the innermost frame, which ends at <paramref name="end"/>.</summary>
    public void Close(int end)
    {
        if (_depth == 0)
        {
            return;
        }

        var frame = map.Frames[Innermost];
        frame.End = end;
        frame.Arguments = Argument + 1;
        map.Frames[Innermost] = frame;
        Innermost = frame.Parent;
        var waiting = _around[--_depth];
        Argument = waiting.Argument;
        name.Forget();
        name.Restore(waiting.Key, waiting.IsByColon);
    }

    /// <summary>Closes all frames within <paramref name="frame"/>.</summary>
    public void CloseWithin(int frame, int end)
    {
        while (Innermost != frame && _depth > 0)
        {
            Close(end);
        }
    }

    /// <summary>Closes the sections that are indented as far as a new line or further.</summary>
    public void CloseSections(int indent, int end)
    {
        while (map.Frames[Innermost] is { Kind: Frame.Section } section && section.Indent >= indent)
        {
            Close(end);
        }
    }

    /// <summary>Closes brackets that were opened in prose or in a string that was misread; false when something else is open.</summary>
    public bool CloseStray(int end)
    {
        while (Kind is (byte)'(' or (byte)'[')
        {
            Close(end);
        }

        return AreLines;
    }

    /// <summary>The innermost frame of this kind within the innermost string, or 0.</summary>
    public int Find(byte kind)
    {
        var frame = Innermost;
        while (frame > 0 && map.Frames[frame].Kind != kind && map.Frames[frame].Kind != Frame.Quote)
        {
            frame = map.Frames[frame].Parent;
        }

        return frame > 0 && map.Frames[frame].Kind == kind ? frame : 0;
    }

    private readonly record struct Waiting(int Argument, Span Key, bool IsByColon);
}
