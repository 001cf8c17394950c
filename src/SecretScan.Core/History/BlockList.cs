using System.Runtime.InteropServices;

namespace SecretScan.History;

/// <summary>The blocks of one text: where each ends, its hash, and what is in it once that is known.</summary>
internal sealed class BlockList
{
    private readonly List<int> _ends = [];
    private readonly List<ulong> _hashes = [];
    private readonly List<LineContent> _contents = [];

    public int Count => _ends.Count;

    public void Clear()
    {
        _ends.Clear();
        _hashes.Clear();
        _contents.Clear();
    }

    public void Add(int end, ulong hash)
    {
        _ends.Add(end);
        _hashes.Add(hash);
    }

    public void Add(LineContent content) => _contents.Add(content);

    public LineContent Content(int block) => _contents[block];

    public int Start(int block) => block == 0 ? 0 : _ends[block - 1];

    public int End(int block) => _ends[block];

    public ReadOnlySpan<ulong> Hashes(int first, int last) => CollectionsMarshal.AsSpan(_hashes)[first..(last + 1)];
}
