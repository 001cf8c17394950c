using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Store;

/// <summary>Writes a pack entry by entry, as git would or as it never would, with an index that fits.</summary>
internal sealed class PackWriter
{
    private const int Blob = 3;
    private const int OffsetDelta = 6;
    private const int IdDelta = 7;

    private readonly List<byte> _pack = [.. "PACK"u8, 0, 0, 0, 2];
    private readonly List<(string Id, long Offset)> _entries = [];

    public PackWriter() => _pack.AddRange(BigEndian(0));

    /// <summary>Adds a whole object.</summary>
    /// <param name="id">What the index says it is.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="size">What the header says they are.</param>
    /// <param name="type">Number of the type.</param>
    public PackWriter Add(string id, byte[] content, long? size = null, int type = Blob) =>
        Add(id, type, size ?? content.Length, [], Deflate(content));

    /// <summary>Adds an object that has its own id.</summary>
    public PackWriter Add(byte[] content) => Add(StoreTest.Hash("blob", content, 40), content);

    /// <summary>Adds an object whose compressed data is given as it is.</summary>
    public PackWriter AddRaw(string id, long size, byte[] compressed) => Add(id, Blob, size, [], compressed);

    /// <summary>Adds a delta to the entry of another object.</summary>
    public PackWriter AddOffsetDelta(string id, string parent, byte[] delta, long? size = null) => Add(
        id, OffsetDelta, size ?? delta.Length, Distance(_pack.Count - _entries.First(entry => entry.Id == parent).Offset), Deflate(delta));

    /// <summary>Adds a delta to an entry some bytes before.</summary>
    public PackWriter AddOffsetDelta(string id, long distance, byte[] delta) =>
        Add(id, OffsetDelta, delta.Length, Distance(distance), Deflate(delta));

    /// <summary>Adds a delta to an object named by its id.</summary>
    public PackWriter AddIdDelta(string id, string parent, byte[] delta) =>
        Add(id, IdDelta, delta.Length, Convert.FromHexString(parent), Deflate(delta));

    /// <summary>Puts pack and index into a repository.</summary>
    /// <returns>Path of the pack.</returns>
    public string WriteTo(TempRepository repository)
    {
        byte[] entries = [.. _pack[..8], .. BigEndian(_entries.Count), .. _pack[12..]];
        byte[] pack = [.. entries, .. Sha1(entries)];
        var name = $".git/objects/pack/pack-{Convert.ToHexStringLower(pack[^20..])}";
        repository.Write(name + ".pack", pack);
        repository.Write(name + ".idx", Index(pack[^20..]));
        return repository.At(name + ".pack");
    }

    /// <summary>A delta: sizes, then instructions.</summary>
    public static byte[] Delta(long baseSize, long size, params byte[][] instructions) =>
        [.. Number(baseSize), .. Number(size), .. instructions.SelectMany(instruction => instruction)];

    /// <summary>The instruction that copies bytes of the base.</summary>
    public static byte[] Copy(int offset, int length)
    {
        byte[] all = [.. BitConverter.GetBytes(offset), .. BitConverter.GetBytes(length)[..3]];
        var bits = Enumerable.Range(0, all.Length).Where(i => all[i] != 0).ToList();
        return [(byte)(0x80 | bits.Sum(bit => 1 << bit)), .. bits.Select(bit => all[bit])];
    }

    /// <summary>The instruction that inserts up to 127 bytes.</summary>
    public static byte[] Insert(byte[] bytes) => [(byte)bytes.Length, .. bytes];

    public static byte[] Deflate(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return compressed.ToArray();
    }

    private static byte[] Number(long number)
    {
        var bytes = new List<byte>();
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        return [.. bytes, (byte)number];
    }

    private static byte[] Distance(long distance)
    {
        var bytes = new List<byte> { (byte)(distance & 0x7f) };
        while ((distance >>= 7) != 0)
        {
            bytes.Insert(0, (byte)(--distance | 0x80));
        }

        return [.. bytes];
    }

    private static byte[] Sha1(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    private PackWriter Add(string id, int type, long size, byte[] parent, byte[] compressed)
    {
        _entries.Add((id, _pack.Count));
        var rest = size >> 4;
        _pack.Add((byte)((type << 4) | (int)(size & 15) | (rest > 0 ? 0x80 : 0)));
        _pack.AddRange(rest > 0 ? Number(rest) : []);
        _pack.AddRange(parent);
        _pack.AddRange(compressed);
        return this;
    }

    private byte[] Index(byte[] checksum)
    {
        var sorted = _entries.OrderBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        using var index = new MemoryStream();
        index.Write([0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]);
        var firsts = sorted.ConvertAll(entry => Convert.ToInt32(entry.Id[..2], 16));
        for (var first = 0; first < 256; first++)
        {
            index.Write(BigEndian(firsts.Count(other => other <= first)));
        }

        sorted.ForEach(entry => index.Write(Convert.FromHexString(entry.Id)));
        sorted.ForEach(_ => index.Write(BigEndian(0)));
        sorted.ForEach(entry => index.Write(BigEndian((int)entry.Offset)));
        index.Write(checksum);
        index.Write(Sha1(index.ToArray()));
        return index.ToArray();
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
