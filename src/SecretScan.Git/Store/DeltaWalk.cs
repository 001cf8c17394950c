namespace SecretScan.Git.Store;

/// <summary>
/// Makes the objects of delta trees, each once, bases first. For one thread. What is damaged is left out with all that is
/// made from it; the run sees that it was not given.
/// </summary>
/// <remarks>
/// In memory are at most the objects that wait for further children, up to <paramref name="mostHeld"/> bytes (beyond
/// that the oldest are dropped and made again), and the one that is made with its base and its delta.
/// </remarks>
internal sealed class DeltaWalk(BlobRun run, EntryReader reader, long mostHeld)
{
    private readonly List<Frame> _frames = [];
    private readonly List<int> _path = [];
    private DeltaForest _forest = null!;
    private long _held;

    private DeltaNode[] Nodes => _forest.Nodes;

    /// <summary>Makes the wanted objects of a tree and gives them to the run.</summary>
    public void Walk(DeltaForest forest, int root)
    {
        _forest = forest;
        Visit(root);
        while (_frames.Count > 0)
        {
            Visit(_frames[^1].Child);
        }
    }

    // An object is made from the top frame, which goes when this was its last child: nothing is kept without need while
    // the child is given away and worked on.
    private void Visit(int node)
    {
        run.Token.ThrowIfCancellationRequested();
        var content = TryMake(node);
        if (_frames.Count > 0)
        {
            Pass(Nodes[node].Sibling);
        }

        if (content is not { } made)
        {
            return;
        }

        run.Take(Nodes[node].Wanted, made.Memory);
        if (Nodes[node].Child >= 0)
        {
            _frames.Add(new Frame(node, Nodes[node].Child, made));
            Hold(made);
        }
        else
        {
            made.Return();
        }
    }

    private void Pass(int nextChild)
    {
        var frame = _frames[^1];
        if (nextChild >= 0)
        {
            _frames[^1] = frame with { Child = nextChild };
            return;
        }

        _frames.RemoveAt(_frames.Count - 1);
        Drop(frame);
    }

    // Keeps what the top frame now has, and makes room for it.
    private void Hold(Buffered content)
    {
        _held += content.Buffer.Length;
        for (var i = 0; _held > mostHeld && i < _frames.Count - 1; i++)
        {
            Drop(_frames[i]);
            _frames[i] = _frames[i] with { Content = null };
        }
    }

    private void Drop(Frame frame)
    {
        if (frame.Content is { } content)
        {
            _held -= content.Buffer.Length;
            content.Return();
        }
    }

    private Buffered? TryMake(int node)
    {
        try
        {
            return Nodes[node].Parent < 0 ? Make(node, default) : Make(node, Source());
        }
        catch (DamagedException)
        {
            return null;
        }
    }

    // The content of the top frame.
    private Buffered Source()
    {
        var frame = _frames[^1];
        if (frame.Content is not { } content)
        {
            content = Again(frame.Node);
            _frames[^1] = frame with { Content = content };
            Hold(content);
        }

        return content;
    }

    // Starts from the nearest base that is still there, or from the root.
    private Buffered Again(int node)
    {
        _path.Clear();
        var frame = _frames.Count - 1;
        Buffered? source = null;
        for (var next = node; source is null && next >= 0; next = Nodes[next].Parent)
        {
            if (frame >= 0 && _frames[frame].Node == next)
            {
                source = _frames[frame--].Content;
            }

            if (source is null)
            {
                _path.Add(next);
            }
        }

        var content = source ?? default;
        for (var i = _path.Count - 1; i >= 0; i--)
        {
            run.Token.ThrowIfCancellationRequested();
            var made = Make(_path[i], content) ?? throw new DamagedException();
            if (i < _path.Count - 1)
            {
                content.Return();
            }

            content = made;
        }

        return content;
    }

    // Null when it is too large and not needed for another object either.
    private Buffered? Make(int node, Buffered source)
    {
        var entry = Open(node);
        if (Nodes[node].Parent >= 0)
        {
            return MakeFromDelta(node, entry, source.Span);
        }

        if (entry.Type == EntryType.IdDelta)
        {
            return MakeFromDelta(node, entry, Elsewhere(entry.BaseId));
        }

        if (entry.Type != EntryType.Blob)
        {
            throw new DamagedException();
        }

        if (entry.Size <= run.MaxSize)
        {
            return reader.Inflate(entry.Size, run.MaxSize);
        }

        return IsNeeded(node) ? reader.Inflate(Open(node).Size, run.LargestBase) : null;
    }

    private Buffered? MakeFromDelta(int node, PackEntry entry, ReadOnlySpan<byte> source)
    {
        var bytes = reader.Inflate(entry.Size, run.LargestBase);
        try
        {
            var delta = new Delta(bytes.Span);
            if (delta.Size > run.MaxSize && !IsNeeded(node))
            {
                return null;
            }

            if (delta.Size > run.LargestBase)
            {
                throw new DamagedException();
            }

            var content = Buffered.Rent(delta.Size);
            delta.Apply(source, content.Room);
            return content;
        }
        finally
        {
            bytes.Return();
        }
    }

    private PackEntry Open(int node) => reader.Open(_forest.Pack.File, Nodes[node].Offset, Nodes[node].End);

    // A pack made to be sent may lean on objects that the receiver has.
    private byte[] Elsewhere(ObjectId id) =>
        run.Store.Find(id, run.LargestBase) is { Type: "blob", Content: { } content } ? content : throw new DamagedException();

    // Asked of what is too large to be given.
    private bool IsNeeded(int node)
    {
        if (Nodes[node].Use == DeltaUse.Unknown)
        {
            Judge(node);
        }

        return Nodes[node].Use == DeltaUse.Needed;
    }

    // Tells all that are too large below a node, and marks those that something wanted is made from.
    private void Judge(int top)
    {
        var below = new List<int> { top };
        for (var i = 0; i < below.Count; i++)
        {
            run.Token.ThrowIfCancellationRequested();
            for (var child = Nodes[below[i]].Child; child >= 0; child = Nodes[child].Sibling)
            {
                below.Add(child);
            }

            Nodes[below[i]].Use = IsGiven(below[i]) ? DeltaUse.Needed : DeltaUse.Useless;
        }

        for (var i = below.Count - 1; i > 0; i--)
        {
            if (Nodes[below[i]].Use == DeltaUse.Needed)
            {
                Nodes[Nodes[below[i]].Parent].Use = DeltaUse.Needed;
            }
        }
    }

    private bool IsGiven(int node)
    {
        if (Nodes[node].Wanted < 0)
        {
            return false;
        }

        try
        {
            var size = reader.ObjectSize(Open(node));
            if (size > run.MaxSize)
            {
                run.SkipTooLarge(Nodes[node].Wanted, size);
            }

            return size <= run.MaxSize;
        }
        catch (DamagedException)
        {
            return false;
        }
    }

    /// <summary>An object that further ones are made from.</summary>
    /// <param name="Node">Which one.</param>
    /// <param name="Child">What is made from it next.</param>
    /// <param name="Content">Its bytes, unless they were dropped.</param>
    private readonly record struct Frame(int Node, int Child, Buffered? Content);
}
