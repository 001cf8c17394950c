namespace SecretScan.Detection;

/// <summary>PuTTY's key files: text headers, then the private lines. Source: PuTTY manual, appendix C.</summary>
internal static class PuttyKey
{
    public static PrivateKeyInfo? Read(ReadOnlySpan<byte> text)
    {
        var type = Header(text, "PuTTY-User-Key-File-"u8);
        var encryption = Header(text, "Encryption"u8);
        var body = text.IndexOf("Private-Lines"u8);
        if (type.IsEmpty || encryption.IsEmpty || body < 0 || text.Length - body < 40)
        {
            return null;
        }

        var algorithm = type.SequenceEqual("ssh-ed25519"u8) ? "Ed25519"
            : type.SequenceEqual("ssh-rsa"u8) ? "RSA"
            : type.SequenceEqual("ssh-dss"u8) ? "DSA"
            : type.StartsWith("ecdsa"u8) ? "EC"
            : "unknown";
        return new PrivateKeyInfo(algorithm, 0, !encryption.SequenceEqual("none"u8));
    }

    // The value of "Name: value", up to a real or an escaped end of line.
    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = text.IndexOf(name);
        var rest = at < 0 ? default : text[at..];
        var colon = rest.IndexOf((byte)':');
        if (colon < 0)
        {
            return default;
        }

        rest = rest[(colon + 1)..].TrimStart((byte)' ');
        var end = rest.IndexOfAny("\r\n\\"u8);
        return end < 0 ? rest : rest[..end];
    }
}
