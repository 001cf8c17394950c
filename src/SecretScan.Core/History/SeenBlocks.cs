using System.Buffers.Binary;
using SecretScan.Credentials;
using SecretScan.Detection;

namespace SecretScan.History;

/// <summary>
/// The blocks of text that were looked at before. A version of a file differs from the one before in a few lines; only those
/// are looked at again, and of what stands around them only what looked at them in its turn.
/// </summary>
/// <remarks>
/// A text is cut into blocks of some 500 bytes, at line breaks that what stands before them chooses: an inserted line moves no
/// other cut. Most blocks hold nothing wherever they stand: no keyword, or one whose pattern fails within the block. Where
/// detection looked further, the bytes around belong to what the block is known by (<see cref="Detector.Look"/>
/// says how many), and where it looked further than <see cref="Far"/>, the block is looked at every time. Hence this decides
/// how fast a scan is and never what it says: a text in which anything at all is found is scanned as a whole, unless the same
/// finds in the same surroundings were scanned before. Safe to use from several threads.
/// </remarks>
internal sealed class SeenBlocks
{
    /// <summary>Bytes on both sides that most of what asks for any asks for: names before values, the rest of a match.</summary>
    public const int Near = 640;

    /// <summary>The most bytes on both sides that can be part of what a block is known by: the surroundings by which values are judged, and a match.</summary>
    public const int Far = 2_560;

    // As far as the section of a value may have begun, and as values are read for the sake of one that looks like a key.
    private const int Section = 16_384;

    /// <summary>Texts up to this size are not worth cutting.</summary>
    public const int SmallText = 1_024;

    private const int ShortestBlock = 256;
    private const int LongestBlock = 1_024;

    // 24 bytes each.
    private const int MostBlocks = 4_000_000;

    // So many that none grows to a size that is never moved in memory.
    private const int Shards = 2_048;

    [ThreadStatic]
    private static BlockList? _blocks;

    private readonly KeyedHash _hash = new();
    private readonly Dictionary<ulong, Seen>[] _seen = [.. Enumerable.Range(0, Shards).Select(_ => new Dictionary<ulong, Seen>())];

    private enum Seen : byte
    {
        Nothing = LineContent.Nothing,
        Values = LineContent.Values,
        Tokens = LineContent.Tokens,
        Places = LineContent.Places,

        /// <summary>It is known by its near surroundings, too.</summary>
        AsksNear,

        /// <summary>It is known by its far surroundings, too.</summary>
        AsksFar,
    }

    /// <summary>Looks at what was not seen before, and says what the text is known by.</summary>
    /// <param name="text">The text.</param>
    /// <param name="look">Looks at whole lines.</param>
    public TextParts Read(ReadOnlySpan<byte> text, LineTest look)
    {
        var blocks = _blocks ??= new BlockList();
        Cut(text, blocks);
        var (most, isCertain) = (LineContent.Nothing, true);
        for (var i = 0; i < blocks.Count; i++)
        {
            var content = Find(blocks, i) ?? Look(text, blocks, i, look, ref isCertain);
            blocks.Add(content);
            most = content > most ? content : most;
        }

        var holdNothing = most < LineContent.Tokens;
        return new TextParts(holdNothing, holdNothing || !isCertain ? 0 : Telling(text, blocks, most == LineContent.Places));
    }

    private ulong Telling(ReadOnlySpan<byte> text, BlockList blocks, bool hasPlaces)
    {
        // Its length and its head say how the whole is read.
        var telling = (text.Length > RuleDetector.SmallText ? 1UL : 0) | (GeneratedText.SaysSo(text) ? 2UL : 0) | (hasPlaces ? 4UL : 0);
        var zoneEnd = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (hasPlaces && blocks.Content(i) != LineContent.Nothing)
            {
                // Zones that touch are one.
                var (first, last) = (Math.Max(zoneEnd, BlockBefore(blocks, i, Section)), BlockBehind(blocks, i, Section));
                telling = _hash.Of((ReadOnlySpan<ulong>)[telling, first == zoneEnd ? 1UL : 0, _hash.Of(blocks.Hashes(first, last))]);
                zoneEnd = last + 1;
            }
            else if (blocks.Content(i) == LineContent.Tokens)
            {
                telling = _hash.Of((ReadOnlySpan<ulong>)[telling, KeyOf(blocks, i, Far)]);
            }
        }

        return telling;
    }

    private static int BlockBehind(BlockList blocks, int block, int bytes)
    {
        var last = block;
        while (last < blocks.Count - 1 && blocks.End(last) - blocks.End(block) < bytes)
        {
            last++;
        }

        return last;
    }

    private static int BlockBefore(BlockList blocks, int block, int bytes)
    {
        var first = block;
        while (first > 0 && blocks.Start(block) - blocks.Start(first) < bytes)
        {
            first--;
        }

        return first;
    }

    private LineContent? Find(BlockList blocks, int block) => Get(KeyOf(blocks, block, 0)) switch
    {
        Seen.AsksNear => ToContent(Get(KeyOf(blocks, block, Near))),
        Seen.AsksFar => ToContent(Get(KeyOf(blocks, block, Far))),
        var seen => ToContent(seen),
    };

    private static LineContent? ToContent(Seen? seen) => seen is <= Seen.Places ? (LineContent)seen : null;

    private LineContent Look(ReadOnlySpan<byte> text, BlockList blocks, int block, LineTest look, ref bool isCertain)
    {
        var (content, reach) = look(text, new Span(blocks.Start(block), blocks.End(block)));
        var own = KeyOf(blocks, block, 0);
        if (reach > Far)
        {
            isCertain &= content == LineContent.Nothing;
        }
        else if (reach == 0 && content < LineContent.Tokens)
        {
            Set(own, (Seen)content);
        }
        else
        {
            var isNear = reach <= Near && content < LineContent.Tokens && Get(own) != Seen.AsksFar;
            Set(own, isNear ? Seen.AsksNear : Seen.AsksFar);
            Set(KeyOf(blocks, block, isNear ? Near : Far), (Seen)content);
        }

        return content;
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

    private ulong KeyOf(BlockList blocks, int block, int context)
    {
        var (first, last) = (BlockBefore(blocks, block, context), BlockBehind(blocks, block, context));

        // Where a text begins or ends something may mean something else.
        var edges = (first == 0 ? 1UL : 0) | (last == blocks.Count - 1 ? 2UL : 0) | ((ulong)(block - first) << 2) | ((ulong)context << 32);
        return _hash.Of(blocks.Hashes(first, last)) ^ edges;
    }

    private Seen? Get(ulong key)
    {
        var shard = _seen[key % Shards];
        lock (shard)
        {
            return shard.TryGetValue(key, out var seen) ? seen : null;
        }
    }

    private void Set(ulong key, Seen seen)
    {
        var shard = _seen[key % Shards];
        lock (shard)
        {
            if (shard.Count < MostBlocks / Shards)
            {
                shard[key] = seen;
            }
        }
    }
}
