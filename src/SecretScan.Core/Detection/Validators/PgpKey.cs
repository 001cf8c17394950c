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

        // Version, time; since version 5 the length of the public numbers. Then algorithm, numbers, and the octet.
        return packet[0] switch
        {
            4 => Numbers(packet[5], packet[6..]),
            5 or 6 => Numbers(packet[5], packet[10..]),
            _ => PrivateKeyInfo.Unknown,
        };
    }

    private static PrivateKeyInfo Numbers(byte algorithm, ReadOnlySpan<byte> rest)
    {
        var bits = 0;
        var (name, numbers, form) = algorithm switch
        {
            1 or 2 or 3 => ("RSA", 2, Form.Numbers),
            16 => ("ElGamal", 3, Form.Numbers),
            17 => ("DSA", 4, Form.Numbers),
            18 => ("ECDH", 1, Form.CurveAndWrapping),
            19 => ("ECDSA", 1, Form.Curve),
            22 => ("EdDSA", 1, Form.Curve),
            25 => ("X25519", 32, Form.Bytes),
            26 => ("X448", 56, Form.Bytes),
            27 => ("Ed25519", 32, Form.Bytes),
            28 => ("Ed448", 57, Form.Bytes),
            _ => ("unknown", 0, Form.Numbers),
        };

        if (form == Form.Bytes)
        {
            return TrySkip(ref rest, numbers) ? new($"PGP {name}", numbers * 8, rest[0] != 0) : PrivateKeyInfo.Unknown;
        }

        if (form != Form.Numbers && !TrySkip(ref rest, 1 + rest[0]))
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

        var isWhole = numbers > 0 && !rest.IsEmpty && (form != Form.CurveAndWrapping || TrySkip(ref rest, 1 + rest[0]));
        return isWhole ? new($"PGP {name}", bits, rest[0] != 0) : PrivateKeyInfo.Unknown;
    }

    // How the public part of an algorithm is written: numbers of stated size, a curve before them (and a key wrapping
    // behind, RFC 9580 section 5.5.5.6), or bytes of a fixed size.
    private enum Form
    {
        Numbers,
        Curve,
        CurveAndWrapping,
        Bytes,
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
