using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace SecretScan.Git.Store;

/// <summary>Which objects a pack holds, and where: the <c>.idx</c> file, version 2 (gitformat-pack, "pack-*.idx files").</summary>
internal sealed class PackIndex
{
    private const int HeaderLength = 8;
    private const int FanOutLength = 256 * sizeof(uint);

    // Offsets from here on are places in the table of 64-bit offsets.
    private const uint Large = 0x8000_0000;

    private readonly int[] _upTo = new int[256];
    private readonly int _idLength;
    private readonly byte[] _ids;
    private readonly byte[] _offsets;
    private readonly byte[] _largeOffsets;

    private PackIndex(SafeFileHandle file, int idLength)
    {
        _idLength = idLength;
        var length = RandomAccess.GetLength(file);
        ReadFanOut(file, length);

        var ids = (long)Count * idLength;
        var offsets = (long)Count * sizeof(uint);
        var beforeOffsets = HeaderLength + FanOutLength + ids + offsets;
        var large = length - beforeOffsets - offsets - (2 * idLength);
        Check(ids <= Array.MaxLength && large >= 0 && large % sizeof(ulong) == 0 && large / sizeof(ulong) <= Count);

        _ids = ReadBytes(file, HeaderLength + FanOutLength, ids);
        _offsets = ReadBytes(file, beforeOffsets, offsets);
        _largeOffsets = ReadBytes(file, beforeOffsets + offsets, large);
        PackChecksum = ReadBytes(file, length - (2 * idLength), idLength);
    }

    /// <summary>Number of objects.</summary>
    public int Count => _upTo[255];

    /// <summary>What the pack this index was made for ends with.</summary>
    public byte[] PackChecksum { get; }

    /// <summary>Reads an index.</summary>
    /// <exception cref="DamagedException">It is not an index of this version, or not whole.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static PackIndex Open(string path, int idLength)
    {
        using var file = StoredFile.Open(path) ?? throw new DamagedException();
        return new PackIndex(file, idLength);
    }

    /// <summary>Where in the pack an object begins, or -1 when the pack does not hold it.</summary>
    public long Find(ObjectId id)
    {
        if (id.Length != _idLength)
        {
            return -1;
        }

        Span<byte> sought = stackalloc byte[32];
        id.CopyTo(sought);
        sought = sought[..id.Length];
        var low = sought[0] == 0 ? 0 : _upTo[sought[0] - 1];
        var high = _upTo[sought[0]] - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = _ids.AsSpan(middle * _idLength, _idLength).SequenceCompareTo(sought);
            if (order == 0)
            {
                return Offset(middle);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>Where in the pack the object with a number begins. Anything below 0 is a lie of the index.</summary>
    public long Offset(int number)
    {
        var offset = BinaryPrimitives.ReadUInt32BigEndian(_offsets.AsSpan(number * sizeof(uint)));
        if (offset < Large)
        {
            return offset;
        }

        var place = (long)(offset - Large) * sizeof(ulong);
        return place < _largeOffsets.Length ? BinaryPrimitives.ReadInt64BigEndian(_largeOffsets.AsSpan((int)place)) : -1;
    }

    private static byte[] ReadBytes(SafeFileHandle file, long offset, long length)
    {
        Check(length <= Array.MaxLength);
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        PackFile.ReadExactly(file, offset, bytes);
        return bytes;
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new DamagedException();
        }
    }

    private void ReadFanOut(SafeFileHandle file, long length)
    {
        Check(length >= HeaderLength + FanOutLength + (2 * _idLength));
        var bytes = ReadBytes(file, 0, HeaderLength + FanOutLength);
        Check(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2]));
        long before = 0;
        for (var i = 0; i < _upTo.Length; i++)
        {
            var upTo = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(HeaderLength + (i * sizeof(uint))));

            // Each object takes more than its id: a file cannot hold more of them than it has bytes.
            Check(upTo >= before && upTo <= Math.Min(length / _idLength, Array.MaxLength / sizeof(ulong)));
            before = upTo;
            _upTo[i] = (int)upTo;
        }
    }
}
