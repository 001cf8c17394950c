using System.Buffers.Binary;
using SecretScan.Credentials;

namespace SecretScan.History;

/// <summary>
/// The blocks of text that were looked at and hold nothing. A version of a file differs from the one before in a few lines;
/// only those, and what stands around them, are looked at again.
/// </summary>
/// <remarks>
/// A text is cut into blocks of some 500 bytes, at line breaks that what stands before them chooses: an inserted line moves no other cut. A block
/// holds nothing, wherever it stands, when nothing was found in it together with <see cref="Context"/> bytes on both sides:
/// detection looks no further than that, and where it does, it says so (<see cref="Detection.Detector.Look"/>) and the
/// block is looked at every time. Hence this decides how fast a scan is and never what it says: a text in which
/// anything at all is found is scanned as a whole. Safe to use from several threads.
/// </remarks>
internal sealed class SeenBlocks
{
    /// <summary>Bytes on both sides of a block that are part of its identity.</summary>
    public const int Context = 2_048;

    /// <summary>Texts up to this size are not worth cutting.</summary>
    public const int SmallText = 4 * Context;

    private const int ShortestBlock = 256;
    private const int LongestBlock = 1_024;

    // 16 to 32 bytes each.
    private const int MostBlocks = 4_000_000;
    private const int Shards = 64;

    [ThreadStatic]
    private static BlockList? _blocks;

    private readonly KeyedHash _hash = new();
    private readonly HashSet<ulong>[] _clean = [.. Enumerable.Range(0, Shards).Select(_ => new HashSet<ulong>())];

    /// <summary>True when every part of a text was seen before and held nothing, or holds nothing now.</summary>
    /// <param name="text">The text.</param>
    /// <param name="look">Looks at a stretch of whole lines.</param>
    public bool HoldsNothing(ReadOnlySpan<byte> text, StretchTest look)
    {
        var blocks = _blocks ??= new BlockList();
        Cut(text, blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks.Add(KeyOf(blocks, i, out _, out _));
        }

        var holdsNothing = true;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!IsClean(blocks.Key(i)))
            {
                var (end, around) = StretchFrom(blocks, i);
                blocks.Finds.Clear();
                var stretch = look(text, new Span(blocks.Start(i), blocks.End(end)), around, blocks.Finds);
                holdsNothing &= stretch == Stretch.Empty;
                if (stretch != Stretch.Unknown)
                {
                    Learn(blocks, i, end);
                }

                i = end;
            }
        }

        return holdsNothing;
    }

    // New blocks whose surroundings overlap are looked at together.
    private (int LastBlock, Span Around) StretchFrom(BlockList blocks, int block)
    {
        KeyOf(blocks, block, out var first, out var last);
        var end = block;
        for (var next = block + 1; next < blocks.Count && next <= last; next++)
        {
            if (!IsClean(blocks.Key(next)))
            {
                end = next;
                KeyOf(blocks, next, out _, out last);
            }
        }

        return (end, new Span(blocks.Start(first), blocks.End(last)));
    }

    private void Learn(BlockList blocks, int first, int last)
    {
        blocks.Finds.Sort();
        var find = 0;
        for (var i = first; i <= last; i++)
        {
            while (find < blocks.Finds.Count && blocks.Finds[find] < blocks.Start(i))
            {
                find++;
            }

            if (find == blocks.Finds.Count || blocks.Finds[find] >= blocks.End(i))
            {
                Learn(blocks.Key(i));
            }
        }
    }

    private void Cut(ReadOnlySpan<byte> text, BlockList blocks)
    {
        blocks.Clear();
        for (var start = 0; start < text.Length;)
        {
            var length = Length(text[start..]);
            blocks.Add(start + length, _hash.Of(text.Slice(start, length)));
            start += length;
        }
    }

    // The bytes before a line break say whether it is a cut, so that cuts stay where they are when lines come and go above.
    // A line is never cut.
    private static int Length(ReadOnlySpan<byte> text)
    {
        var at = ShortestBlock;
        while (at < text.Length)
        {
            var line = text[at..].IndexOf((byte)'\n');
            if (line < 0)
            {
                break;
            }

            at += line + 1;
            var before = BinaryPrimitives.ReadUInt32LittleEndian(text[(at - sizeof(uint))..]);
            if (at >= LongestBlock || (before * 0x9E3779B1u) >> 29 == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    private ulong KeyOf(BlockList blocks, int block, out int first, out int last)
    {
        (first, last) = (block, block);
        while (first > 0 && blocks.Start(block) - blocks.Start(first) < Context)
        {
            first--;
        }

        while (last < blocks.Count - 1 && blocks.End(last) - blocks.End(block) < Context)
        {
            last++;
        }

        // Where a text begins or ends something may mean something else.
        var edges = (first == 0 ? 1UL : 0) | (last == blocks.Count - 1 ? 2UL : 0) | ((ulong)(block - first) << 2);
        return _hash.Of(blocks.Hashes(first, last)) ^ edges;
    }

    private bool IsClean(ulong key)
    {
        var shard = _clean[key % Shards];
        lock (shard)
        {
            return shard.Contains(key);
        }
    }

    private void Learn(ulong key)
    {
        var shard = _clean[key % Shards];
        lock (shard)
        {
            if (shard.Count < MostBlocks / Shards)
            {
                shard.Add(key);
            }
        }
    }
}
