using System.Buffers.Binary;

namespace SecretScan.Detection;

/// <summary>OpenPGP secret keys: a packet of tag 5; behind the public numbers one octet says whether they are encrypted. Source: RFC 9580 sections 4.2 and 5.5.3.</summary>
internal static class PgpKey
{
    private const int SecretKey = 5;

    public static PrivateKeyInfo? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < 64 || (body[0] & 0x80) == 0)
        {
            return null;
        }

        var current = (body[0] & 0x40) != 0;
        if ((current ? body[0] & 0x3F : (body[0] >> 2) & 0x0F) != SecretKey)
        {
            return null;
        }

        var header = current
            ? 1 + (body[1] < 192 ? 1 : body[1] < 224 ? 2 : 5)
            : 1 + (1 << (body[0] & 3));
        var packet = body[header..];
        return packet[0] == 4 ? Version4(packet[5..]) : PrivateKeyInfo.Unknown;
    }

    // Algorithm, public numbers, then the octet.
    private static PrivateKeyInfo Version4(ReadOnlySpan<byte> packet)
    {
        var algorithm = packet[0];
        var rest = packet[1..];
        var bits = 0;
        var (name, numbers, curve) = algorithm switch
        {
            1 or 2 or 3 => ("RSA", 2, false),
            16 => ("ElGamal", 3, false),
            17 => ("DSA", 4, false),
            18 => ("ECDH", 1, true),
            19 => ("ECDSA", 1, true),
            22 => ("EdDSA", 1, true),
            _ => ("unknown", 0, false),
        };

        if (curve && !TrySkip(ref rest, 1 + rest[0]))
        {
            return PrivateKeyInfo.Unknown;
        }

        for (var i = 0; i < numbers; i++)
        {
            if (rest.Length < 2)
            {
                return PrivateKeyInfo.Unknown;
            }

            int size = BinaryPrimitives.ReadUInt16BigEndian(rest);
            bits = i == 0 ? size : bits;
            if (!TrySkip(ref rest, 2 + ((size + 7) / 8)))
            {
                return PrivateKeyInfo.Unknown;
            }
        }

        return numbers == 0 || rest.IsEmpty ? PrivateKeyInfo.Unknown : new($"PGP {name}", bits, rest[0] != 0);
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> rest, int count)
    {
        if (count >= rest.Length)
        {
            return false;
        }

        rest = rest[count..];
        return true;
    }
}
