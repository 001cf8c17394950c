using System.Buffers.Binary;

namespace SecretScan.Detection;

/// <summary>Reads the strings and numbers of SSH, which begin with their length in four bytes (RFC 4251, section 5).</summary>
internal ref struct SshReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Takes the next string or number; false when it is not whole.</summary>
    public bool TryRead(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (_rest.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(_rest) > _rest.Length - 4)
        {
            return false;
        }

        value = _rest.Slice(4, (int)BinaryPrimitives.ReadUInt32BigEndian(_rest));
        _rest = _rest[(4 + value.Length)..];
        return true;
    }

    /// <summary>Passes over as many strings.</summary>
    public bool TrySkip(int strings)
    {
        while (strings > 0 && TryRead(out _))
        {
            strings--;
        }

        return strings == 0;
    }

    /// <summary>Passes over as many bytes.</summary>
    public bool TrySkipBytes(int count)
    {
        if (_rest.Length < count)
        {
            return false;
        }

        _rest = _rest[count..];
        return true;
    }
}
