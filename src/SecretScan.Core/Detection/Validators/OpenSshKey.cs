using System.Buffers.Binary;

namespace SecretScan.Detection;

/// <summary>OpenSSH's own envelope: magic, cipher, key derivation, public key, private part. Source: OpenSSH PROTOCOL.key.</summary>
internal static class OpenSshKey
{
    public static PrivateKeyInfo? Read(ReadOnlySpan<byte> body)
    {
        var magic = "openssh-key-v1\0"u8;
        if (!body.StartsWith(magic))
        {
            return null;
        }

        var rest = body[magic.Length..];
        if (!TryString(ref rest, out var cipher) || !TryString(ref rest, out _) || !TryString(ref rest, out _) || rest.Length < 4)
        {
            return null;
        }

        rest = rest[4..];
        if (!TryString(ref rest, out var publicKey) || !TryString(ref rest, out var privatePart) || privatePart.Length < 16)
        {
            return null;
        }

        var key = TryString(ref publicKey, out var type) ? Algorithm(type, publicKey) : PrivateKeyInfo.Unknown;
        return key with { Encrypted = !cipher.SequenceEqual("none"u8) };
    }

    private static PrivateKeyInfo Algorithm(ReadOnlySpan<byte> type, ReadOnlySpan<byte> rest)
    {
        if (type.SequenceEqual("ssh-rsa"u8) && TryString(ref rest, out _) && TryString(ref rest, out var modulus))
        {
            return new("RSA", modulus.TrimStart((byte)0).Length * 8, false);
        }

        return type.SequenceEqual("ssh-ed25519"u8) ? new("Ed25519", 256, false)
            : type.SequenceEqual("ecdsa-sha2-nistp256"u8) ? new("EC P-256", 256, false)
            : type.SequenceEqual("ecdsa-sha2-nistp384"u8) ? new("EC P-384", 384, false)
            : type.SequenceEqual("ecdsa-sha2-nistp521"u8) ? new("EC P-521", 521, false)
            : type.SequenceEqual("ssh-dss"u8) ? new("DSA", 1024, false)
            : PrivateKeyInfo.Unknown;
    }

    private static bool TryString(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (rest.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - 4)
        {
            return false;
        }

        value = rest.Slice(4, (int)BinaryPrimitives.ReadUInt32BigEndian(rest));
        rest = rest[(4 + value.Length)..];
        return true;
    }
}
