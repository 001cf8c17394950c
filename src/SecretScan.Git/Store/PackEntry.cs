namespace SecretScan.Git.Store;

/// <summary>What stands before the compressed data of an entry of a pack.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Size">Size of what the data inflates to: for a delta of the delta, not of the object.</param>
/// <param name="BaseDistance">How far before this entry the base of an <see cref="EntryType.OffsetDelta"/> is; above 0.</param>
/// <param name="BaseId">The base of an <see cref="EntryType.IdDelta"/>.</param>
/// <param name="HeaderLength">Where the compressed data begins.</param>
internal readonly record struct PackEntry(EntryType Type, long Size, long BaseDistance, ObjectId BaseId, int HeaderLength)
{
    /// <summary>No header is longer: two numbers of 64 bits, or one and an id.</summary>
    public const int LongestHeader = 10 + 32;

    public bool IsDelta => Type is EntryType.OffsetDelta or EntryType.IdDelta;

    /// <summary>The type as git names it.</summary>
    public string TypeName => Type switch
    {
        EntryType.Commit => "commit",
        EntryType.Tree => "tree",
        EntryType.Blob => "blob",
        EntryType.Tag => "tag",
        _ => throw new DamagedException(),
    };

    /// <summary>Reads a header (gitformat-pack, "pack entries").</summary>
    /// <param name="bytes">The entry, or as much of it as <see cref="LongestHeader"/>.</param>
    /// <param name="idLength">Bytes of an id in this repository.</param>
    /// <exception cref="DamagedException">There is no such type, or a number is out of its range.</exception>
    public static PackEntry Parse(ReadOnlySpan<byte> bytes, int idLength)
    {
        var next = 0;
        var first = At(bytes, next++);
        long size = first & 15;
        for (var shift = 4; (At(bytes, next - 1) & 0x80) != 0; shift += 7)
        {
            size |= Shifted(At(bytes, next++), shift);
        }

        var type = (EntryType)((first >> 4) & 7);
        switch (type)
        {
            case EntryType.Commit or EntryType.Tree or EntryType.Blob or EntryType.Tag:
                return new PackEntry(type, size, 0, default, next);
            case EntryType.OffsetDelta:
                var distance = Distance(bytes, ref next);
                return new PackEntry(type, size, distance, default, next);
            case EntryType.IdDelta when bytes.Length - next >= idLength:
                return new PackEntry(type, size, 0, ObjectId.FromBytes(bytes.Slice(next, idLength)), next + idLength);
            default:
                throw new DamagedException();
        }
    }

    private static byte At(ReadOnlySpan<byte> bytes, int index) =>
        index < bytes.Length ? bytes[index] : throw new DamagedException();

    private static long Shifted(byte value, int shift)
    {
        var bits = (long)(value & 0x7f);
        return shift < 63 && (bits << shift) >> shift == bits ? bits << shift : throw new DamagedException();
    }

    // Big-endian groups of seven bits, each but the last one less than it means.
    private static long Distance(ReadOnlySpan<byte> bytes, ref int next)
    {
        var value = At(bytes, next++);
        long distance = value & 0x7f;
        while ((value & 0x80) != 0)
        {
            value = At(bytes, next++);
            distance = distance < long.MaxValue >> 8 ? ((distance + 1) << 7) | (long)(value & 0x7f) : throw new DamagedException();
        }

        return distance > 0 ? distance : throw new DamagedException();
    }
}
