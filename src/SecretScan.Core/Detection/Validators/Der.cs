namespace SecretScan.Detection;

/// <summary>
/// As much of DER as private keys need, by hand: the framework's reader would be loaded for one candidate in a thousand
/// files, throws, and checks more than a key has to fulfil.
/// </summary>
internal ref struct Der(ReadOnlySpan<byte> bytes)
{
    public const byte Integer = 0x02;
    public const byte BitString = 0x03;
    public const byte OctetString = 0x04;
    public const byte ObjectId = 0x06;
    public const byte Sequence = 0x30;

    /// <summary>[0], constructed: the curve of a SEC1 key, the content of a ContentInfo.</summary>
    public const byte Tagged = 0xA0;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Takes the next element if it has this tag and lies within the bytes.</summary>
    public bool TryRead(byte tag, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (_rest.Length < 2 || _rest[0] != tag)
        {
            return false;
        }

        int length = _rest[1];
        var header = 2;
        if (length >= 0x80)
        {
            var digits = length & 0x7F;
            if (digits is 0 or > 3 || _rest.Length < 2 + digits)
            {
                return false;
            }

            length = 0;
            foreach (var b in _rest.Slice(2, digits))
            {
                length = (length << 8) | b;
            }

            header += digits;
        }

        if (length > _rest.Length - header)
        {
            return false;
        }

        content = _rest.Slice(header, length);
        _rest = _rest[(header + length)..];
        return true;
    }

    /// <summary>Takes an integer and tells its size in bits.</summary>
    public bool TryReadBits(out int bits)
    {
        bits = 0;
        if (!TryRead(Integer, out var content))
        {
            return false;
        }

        content = content.TrimStart((byte)0);
        bits = content.IsEmpty ? 0 : (content.Length * 8) - byte.LeadingZeroCount(content[0]);
        return true;
    }
}
