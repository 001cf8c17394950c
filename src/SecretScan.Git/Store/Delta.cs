namespace SecretScan.Git.Store;

/// <summary>A difference between two objects: pieces of the base, and new bytes (gitformat-pack, "deltified representation").</summary>
internal readonly ref struct Delta
{
    /// <summary>Two numbers of 64 bits: no more bytes are needed to know the sizes.</summary>
    public const int LongestHeader = 20;

    private const int LongestInSizeZero = 0x10000;

    private readonly ReadOnlySpan<byte> _instructions;

    /// <summary>Takes a delta, or its first <see cref="LongestHeader"/> bytes when only the sizes are wanted.</summary>
    /// <exception cref="DamagedException">It has no such beginning.</exception>
    public Delta(ReadOnlySpan<byte> bytes)
    {
        var next = 0;
        BaseSize = Number(bytes, ref next);
        Size = Number(bytes, ref next);
        _instructions = bytes[next..];
    }

    /// <summary>Size that the base must have.</summary>
    public long BaseSize { get; }

    /// <summary>Size of the object.</summary>
    public long Size { get; }

    /// <summary>Makes the object.</summary>
    /// <param name="source">The base.</param>
    /// <param name="content">Gets the object; <see cref="Size"/> long.</param>
    /// <exception cref="DamagedException">An instruction reaches out of the base or the object, or the sizes are others.</exception>
    public void Apply(ReadOnlySpan<byte> source, Span<byte> content)
    {
        Check(source.Length == BaseSize && content.Length == Size);
        var rest = _instructions;
        while (!rest.IsEmpty)
        {
            var instruction = rest[0];
            rest = rest[1..];
            var piece = (instruction & 0x80) != 0 ? Copied(instruction, ref rest, source) : Inserted(instruction, ref rest);
            Check(piece.Length <= content.Length);
            piece.CopyTo(content);
            content = content[piece.Length..];
        }

        Check(content.IsEmpty);
    }

    private static ReadOnlySpan<byte> Inserted(int length, ref ReadOnlySpan<byte> rest)
    {
        Check(length > 0 && length <= rest.Length);
        var piece = rest[..length];
        rest = rest[length..];
        return piece;
    }

    // Bits 0 to 3 say which bytes of the offset follow, bits 4 to 6 which of the length.
    private static ReadOnlySpan<byte> Copied(int instruction, ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> source)
    {
        var next = 0;
        uint offset = 0;
        uint length = 0;
        for (var bit = 0; bit < 7; bit++)
        {
            if ((instruction & (1 << bit)) == 0)
            {
                continue;
            }

            Check(next < rest.Length);
            var value = (uint)rest[next++];
            if (bit < 4)
            {
                offset |= value << (8 * bit);
            }
            else
            {
                length |= value << (8 * (bit - 4));
            }
        }

        rest = rest[next..];
        length = length == 0 ? LongestInSizeZero : length;
        Check((ulong)offset + length <= (ulong)source.Length);
        return source.Slice((int)offset, (int)length);
    }

    private static long Number(ReadOnlySpan<byte> bytes, ref int next)
    {
        long number = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            Check(next < bytes.Length);
            var value = bytes[next++];
            number |= (long)(value & 0x7f) << shift;
            if ((value & 0x80) == 0)
            {
                return number;
            }
        }

        throw new DamagedException();
    }

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new DamagedException();
        }
    }
}
