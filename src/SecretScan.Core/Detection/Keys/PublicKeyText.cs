using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// A public key or certificate as it stands in a text: PEM (RFC 7468) or a line of OpenSSH. It is read when a private key is
/// there that it may belong to.
/// </summary>
/// <param name="Text">From its first byte to its last.</param>
internal sealed record PublicKeyText(byte[] Text)
{
    private const int Most = 64;
    private const int LongestText = 16 * 1024;
    private const int LongestName = 64;
    private const string CommonName = "2.5.4.3";

    private static ReadOnlySpan<byte> Begin => "-----BEGIN "u8;

    private static ReadOnlySpan<byte> Dashes => "-----"u8;

    /// <summary>True for a file that is likely nothing but public keys or certificates, and so short that it may be kept.</summary>
    public static bool IsFile(ReadOnlySpan<byte> text) => text.Length <= LongestText
        && (text.StartsWith("ssh-"u8) || text.StartsWith("ecdsa-sha2-"u8) || text.StartsWith("Certificate:"u8)
            || (text.StartsWith(Begin) && IsLabel(LabelOf(text))));

    /// <summary>The public keys and certificates of a text, the first few.</summary>
    public static List<PublicKeyText> In(ReadOnlySpan<byte> text)
    {
        var found = new List<PublicKeyText>();
        AddPem(text, found);
        AddLines(text, "ssh-rsa AAAA"u8, found);
        AddLines(text, "ssh-ed25519 AAAA"u8, found);
        AddLines(text, "ecdsa-sha2-nistp"u8, found);
        return found;
    }

    /// <summary>What pairs it, and how to call it (<c>certificate for CN=shop.example valid until 2027-03-01</c>); null when it is none after all.</summary>
    public (PublicHalf Half, string Name)? Read()
    {
        if (!Text.AsSpan().StartsWith(Begin))
        {
            return OfLine(Text) is { } key ? (key, "public key") : null;
        }

        var buffer = new byte[2 * Text.Length];
        if (!Pem.TryRead(Text, buffer, out var label, out var body, out _))
        {
            return null;
        }

        return label.EndsWith("CERTIFICATE"u8) ? OfCertificate(body)
            : (label.SequenceEqual("RSA PUBLIC KEY"u8) ? PublicHalf.OfRsa(body) : PublicHalf.OfInfo(body)) is { } half ? (half, "public key")
            : null;
    }

    private static void AddPem(ReadOnlySpan<byte> text, List<PublicKeyText> found)
    {
        for (var at = 0; found.Count < Most && text[at..].IndexOf(Begin) is var begin and >= 0;)
        {
            at += begin;
            var label = LabelOf(text[at..]);
            var end = IsLabel(label) ? text.Slice(at, Math.Min(LongestText, text.Length - at)).IndexOf("-----END "u8) : -1;
            if (end < 0)
            {
                at += Begin.Length;
                continue;
            }

            // The closing label is as long as the opening one.
            var length = Math.Min(text.Length - at, end + "-----END "u8.Length + label.Length + Dashes.Length);
            found.Add(new PublicKeyText(text.Slice(at, length).ToArray()));
            at += length;
        }
    }

    private static void AddLines(ReadOnlySpan<byte> text, ReadOnlySpan<byte> head, List<PublicKeyText> found)
    {
        for (var at = 0; found.Count < Most && text[at..].IndexOf(head) is var begin and >= 0;)
        {
            at += begin;
            var line = text.Slice(at, Math.Min(LongestText, text.Length - at));
            line = line.IndexOfAny("\r\n\"'"u8) is var length and >= 0 ? line[..length] : line;
            found.Add(new PublicKeyText(line.ToArray()));
            at += line.Length;
        }
    }

    private static ReadOnlySpan<byte> LabelOf(ReadOnlySpan<byte> text)
    {
        var rest = text[Begin.Length..Math.Min(text.Length, Begin.Length + LongestName)];
        return rest.IndexOf(Dashes) is var end and >= 0 ? rest[..end] : default;
    }

    private static bool IsLabel(ReadOnlySpan<byte> label) =>
        label.SequenceEqual("CERTIFICATE"u8) || label.SequenceEqual("X509 CERTIFICATE"u8) || label.SequenceEqual("PUBLIC KEY"u8) || label.SequenceEqual("RSA PUBLIC KEY"u8);

    // Type, base64, comment.
    private static PublicHalf? OfLine(ReadOnlySpan<byte> line)
    {
        var base64 = line[(line.IndexOf((byte)' ') + 1)..];
        base64 = base64.IndexOf((byte)' ') is var end and >= 0 ? base64[..end] : base64;
        var blob = new byte[Base64.GetMaxDecodedFromUtf8Length(base64.Length)];
        return Base64.DecodeFromUtf8(base64, blob, out _, out var length) == OperationStatus.Done ? PublicHalf.OfSsh(blob.AsSpan(0, length)) : null;
    }

    private static (PublicHalf Half, string Name)? OfCertificate(ReadOnlySpan<byte> body)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(body);
            var until = certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            return PublicHalf.OfInfo(certificate.PublicKey.ExportSubjectPublicKeyInfo()) is { } half
                ? (half, $"certificate {NameOf(certificate)}valid until {until}")
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Whoever wrote the certificate chose the name: no control characters, nothing that turns a line around, no novel.
    private static string NameOf(X509Certificate2 certificate)
    {
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (!part.HasMultipleElements && part.GetSingleElementType().Value == CommonName && part.GetSingleElementValue() is { Length: > 0 } name)
            {
                var shown = string.Create(Math.Min(name.Length, LongestName), name, (to, from) =>
                {
                    for (var i = 0; i < to.Length; i++)
                    {
                        to[i] = char.IsLetterOrDigit(from[i]) || " -_.*@:/()',+&"u8.Contains((byte)from[i]) && from[i] < 0x80 ? from[i] : '?';
                    }
                });
                return $"for CN={shown}{(name.Length > LongestName ? "..." : "")} ";
            }
        }

        return "";
    }
}
