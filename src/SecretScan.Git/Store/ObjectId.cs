using System.Buffers.Binary;

namespace SecretScan.Git.Store;

/// <summary>The id of an object: 20 bytes in a SHA-1 repository, 32 in a SHA-256 one. Ordered as its bytes are.</summary>
internal readonly struct ObjectId : IEquatable<ObjectId>, IComparable<ObjectId>
{
    private const int Sha1 = 20;
    private const int Sha256 = 32;

    // Big-endian, so that numbers compare as the bytes do; a SHA-1 leaves the low end empty.
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;
    private readonly byte _length;

    private ObjectId(ReadOnlySpan<byte> bytes)
    {
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = bytes.Length == Sha256
            ? BinaryPrimitives.ReadUInt64BigEndian(bytes[16..])
            : (ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) << 32;
        _d = bytes.Length == Sha256 ? BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]) : 0;
        _length = (byte)bytes.Length;
    }

    /// <summary>Number of bytes.</summary>
    public int Length => _length;

    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);

    public static bool operator <(ObjectId left, ObjectId right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectId left, ObjectId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectId left, ObjectId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectId left, ObjectId right) => left.CompareTo(right) >= 0;

    /// <summary>Takes 20 or 32 bytes.</summary>
    /// <exception cref="ArgumentException">It is another number of bytes.</exception>
    public static ObjectId FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length is Sha1 or Sha256
        ? new ObjectId(bytes)
        : throw new ArgumentException("an object id has 20 or 32 bytes", nameof(bytes));

    /// <summary>Reads 40 or 64 hex digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> hex, out ObjectId id)
    {
        Span<char> text = stackalloc char[2 * Sha256];
        id = default;
        if (hex.Length > text.Length)
        {
            return false;
        }

        for (var i = 0; i < hex.Length; i++)
        {
            text[i] = (char)hex[i];
        }

        return TryParse(text[..hex.Length], out id);
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out ObjectId)"/>
    public static bool TryParse(ReadOnlySpan<char> hex, out ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[Sha256];
        var isId = hex.Length is 2 * Sha1 or 2 * Sha256
            && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        id = isId ? new ObjectId(bytes[..(hex.Length / 2)]) : default;
        return isId;
    }

    /// <summary>Writes the bytes to the beginning of <paramref name="bytes"/>, which has room for <see cref="Length"/> of them.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        Span<byte> all = stackalloc byte[Sha256];
        BinaryPrimitives.WriteUInt64BigEndian(all, _a);
        BinaryPrimitives.WriteUInt64BigEndian(all[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(all[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(all[24..], _d);
        all[.._length].CopyTo(bytes);
    }

    public int CompareTo(ObjectId other)
    {
        var order = _a.CompareTo(other._a);
        order = order != 0 ? order : _b.CompareTo(other._b);
        order = order != 0 ? order : _c.CompareTo(other._c);
        order = order != 0 ? order : _d.CompareTo(other._d);
        return order != 0 ? order : _length.CompareTo(other._length);
    }

    public bool Equals(ObjectId other) =>
        _a == other._a && _b == other._b && _c == other._c && _d == other._d && _length == other._length;

    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    // Seeded anew in every process: whoever wrote the repository chose the ids.
    public override int GetHashCode() => HashCode.Combine(_a, _b, _c);

    /// <summary>Hex digits in lower case.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Sha256];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes[.._length]);
    }
}
