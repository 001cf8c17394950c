namespace SecretScan.Git.Store;

/// <summary>Finds out which entries of a pack are needed to make the wanted ones.</summary>
internal sealed class DeltaPlan
{
    private readonly Pack _pack;
    private readonly EntryReader _reader;
    private readonly CancellationToken _token;
    private readonly long[] _offsets;
    private readonly RankedSet _needed;
    private readonly List<int> _positions = [];
    private readonly List<int> _bases = [];

    private DeltaPlan(Pack pack, EntryReader reader, CancellationToken token)
    {
        _pack = pack;
        _reader = reader;
        _token = token;
        _offsets = pack.Offsets();
        _needed = new RankedSet(_offsets.Length);
    }

    /// <summary>Makes nodes, in pack order, each with its parent and not yet with its children.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="wanted">Where wanted objects begin, in ascending order, and which they are.</param>
    /// <param name="reader">Reads the headers.</param>
    /// <param name="token">Stops it.</param>
    public static DeltaNode[] Nodes(Pack pack, IReadOnlyList<(long Offset, int Wanted)> wanted, EntryReader reader, CancellationToken token)
    {
        var plan = new DeltaPlan(pack, reader, token);
        plan.Start(wanted);
        plan.AddBases();
        return plan.ToNodes(wanted);
    }

    private void Start(IReadOnlyList<(long Offset, int Wanted)> wanted)
    {
        var position = 0;
        foreach (var (offset, _) in wanted)
        {
            // The offsets are all those of the index, so that each wanted one is among them.
            while (_offsets[position] < offset)
            {
                position++;
            }

            Add(position);
        }
    }

    private void AddBases()
    {
        for (var i = 0; i < _positions.Count; i++)
        {
            _token.ThrowIfCancellationRequested();
            var position = Base(_positions[i]);
            _bases.Add(position);
            if (position >= 0)
            {
                Add(position);
            }
        }
    }

    private DeltaNode[] ToNodes(IReadOnlyList<(long Offset, int Wanted)> wanted)
    {
        _needed.Complete();
        var nodes = new DeltaNode[_positions.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[_needed.Rank(_positions[i])] = new DeltaNode
            {
                Offset = _offsets[_positions[i]],
                End = End(_positions[i]),
                Parent = _bases[i] < 0 ? -1 : _needed.Rank(_bases[i]),
                Child = -1,
                Sibling = -1,
                Wanted = -1,
            };
        }

        var node = 0;
        foreach (var (offset, number) in wanted)
        {
            while (nodes[node].Offset < offset)
            {
                node++;
            }

            nodes[node].Wanted = number;
        }

        return nodes;
    }

    private void Add(int position)
    {
        if (_needed.Add(position))
        {
            _positions.Add(position);
        }
    }

    // -1 where there is none in this pack, or no header that makes sense: whoever makes the object sees which.
    private int Base(int position)
    {
        try
        {
            var end = Math.Min(End(position), _offsets[position] + PackEntry.LongestHeader);
            var entry = _reader.Open(_pack.File, _offsets[position], end);
            var offset = entry.Type switch
            {
                EntryType.OffsetDelta => _offsets[position] - entry.BaseDistance,
                EntryType.IdDelta => _pack.Find(entry.BaseId),
                _ => -1,
            };
            return offset < 0 ? -1 : Math.Max(-1, Array.BinarySearch(_offsets, offset));
        }
        catch (DamagedException)
        {
            return -1;
        }
    }

    // Entries lie one behind the other.
    private long End(int position)
    {
        var next = position + 1;
        while (next < _offsets.Length && _offsets[next] == _offsets[position])
        {
            next++;
        }

        return next < _offsets.Length ? _offsets[next] : _pack.File.End;
    }
}
