using System.Buffers;
using System.Buffers.Text;

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

    /// <summary>The public and the private part, in the form of SSH; false when a passphrase protects the private one.</summary>
    public static bool TryReadBlobs(ReadOnlySpan<byte> text, out byte[] known, out byte[] hidden)
    {
        known = Lines(text, "Public-Lines"u8);
        hidden = Lines(text, "Private-Lines"u8);
        return Header(text, "Encryption"u8).SequenceEqual("none"u8) && known.Length > 0 && hidden.Length > 0;
    }

    // The base64 below "Name: number of lines".
    private static byte[] Lines(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = text.IndexOf(name);
        if (at < 0 || !Utf8Parser.TryParse(Header(text, name), out int count, out _))
        {
            return [];
        }

        var (base64, length) = (new byte[text.Length - at], 0);
        foreach (var range in text[at..].Split((byte)'\n'))
        {
            var line = text[at..][range].TrimEnd((byte)'\r');
            if (range.Start.Value > 0 && count-- > 0)
            {
                line.CopyTo(base64.AsSpan(length));
                length += line.Length;
            }
        }

        return Base64.DecodeFromUtf8InPlace(base64.AsSpan(0, length), out var bytes) == OperationStatus.Done ? base64[..bytes] : [];
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
