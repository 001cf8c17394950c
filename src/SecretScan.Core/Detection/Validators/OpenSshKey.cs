namespace SecretScan.Detection;

/// <summary>OpenSSH's own envelope: magic, cipher, key derivation, public key, private part. Source: OpenSSH PROTOCOL.key.</summary>
internal static class OpenSshKey
{
    // Number of keys, always one.
    private const int CountLength = 4;

    private static ReadOnlySpan<byte> Magic => "openssh-key-v1\0"u8;

    public static PrivateKeyInfo? Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Magic))
        {
            return null;
        }

        var ssh = new SshReader(body[Magic.Length..]);
        if (!ssh.TryRead(out var cipher) || !ssh.TrySkip(2) || !ssh.TrySkipBytes(CountLength) || !ssh.TryRead(out var publicKey)
            || !ssh.TryRead(out var privatePart) || privatePart.Length < 16)
        {
            return null;
        }

        return Algorithm(publicKey) with { Encrypted = !cipher.SequenceEqual("none"u8) };
    }

    /// <summary>The part with the private numbers; empty when a passphrase protects it.</summary>
    public static ReadOnlySpan<byte> PrivatePart(ReadOnlySpan<byte> body)
    {
        var ssh = new SshReader(body.StartsWith(Magic) ? body[Magic.Length..] : default);
        return ssh.TryRead(out var cipher) && cipher.SequenceEqual("none"u8) && ssh.TrySkip(2) && ssh.TrySkipBytes(CountLength) && ssh.TrySkip(1)
            && ssh.TryRead(out var part) ? part : default;
    }

    private static PrivateKeyInfo Algorithm(ReadOnlySpan<byte> publicKey)
    {
        var ssh = new SshReader(publicKey);
        if (!ssh.TryRead(out var type))
        {
            return PrivateKeyInfo.Unknown;
        }

        if (type.SequenceEqual("ssh-rsa"u8) && ssh.TrySkip(1) && ssh.TryRead(out var modulus))
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
}
