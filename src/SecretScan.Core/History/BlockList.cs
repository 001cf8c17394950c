using System.Runtime.InteropServices;

namespace SecretScan.History;

/// <summary>The blocks of one text: where each ends, its hash, and its key once its neighbours are known.</summary>
internal sealed class BlockList
{
    private readonly List<int> _ends = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<ulong> _keys = [];

    public int Count => _ends.Count;

    /// <summary>Places in the text on which blocks must not be taken for empty.</summary>
    public List<int> Finds { get; } = [];

    public void Clear()
    {
        _ends.Clear();
        _hashes.Clear();
        _keys.Clear();
    }

    public void Add(int end, ulong hash)
    {
        _ends.Add(end);
        _hashes.Add(hash);
    }

    public void Add(ulong key) => _keys.Add(key);

    public int Start(int block) => block == 0 ? 0 : _ends[block - 1];

    public int End(int block) => _ends[block];

    public ulong Key(int block) => _keys[block];

    public ReadOnlySpan<ulong> Hashes(int first, int last) => CollectionsMarshal.AsSpan(_hashes)[first..(last + 1)];
}
