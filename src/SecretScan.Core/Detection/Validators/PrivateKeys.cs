using System.Buffers;
using System.Buffers.Text;
using SecretScan.Rules;

namespace SecretScan.Detection;

/// <summary>
/// Private keys in text: PEM (RFC 7468, with the PKCS#1, SEC1 and PKCS#8 bodies), OpenSSH (PROTOCOL.key), OpenPGP
/// (RFC 9580) and PuTTY (manual, appendix C), and bodies without their BEGIN line. Keys in string literals are read too: escaped newlines, quotes, joins.
/// </summary>
public static class PrivateKeys
{
    private const int Longest = 32 * 1024;

    /// <summary>Reads the envelope of a key. Null when it is none: cut off, a placeholder, or something else.</summary>
    /// <param name="pem">From the BEGIN line to the END line, a whole PuTTY file, or the base64 of the DER alone.</param>
    public static PrivateKeyInfo? Read(ReadOnlySpan<byte> pem)
    {
        if (pem.Length > Longest)
        {
            return null;
        }

        if (pem.StartsWith("PuTTY-User-Key-File-"u8))
        {
            return PuttyKey.Read(pem);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, 2 * pem.Length));
        try
        {
            if (!pem.StartsWith("--"u8))
            {
                return Base64.DecodeFromUtf8(pem, buffer, out _, out var length) == OperationStatus.Done
                    ? DerKey.ReadBare(buffer.AsSpan(0, length)) : null;
            }

            return Pem.TryRead(pem, buffer, out var label, out var body, out var encrypted) ? Read(label, body, encrypted) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Whether the text is a key in PEM form, and which; the algorithm is null where a passphrase hides it or no venue uses it.</summary>
    internal static (bool IsPem, KeyAlgorithm? Algorithm) AlgorithmOf(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("-----BEGIN"u8))
        {
            return (false, null);
        }

        var name = Read(text)?.Algorithm ?? "";
        KeyAlgorithm? algorithm = name == "RSA" ? KeyAlgorithm.Rsa
            : name == "Ed25519" ? KeyAlgorithm.Ed25519
            : name.StartsWith("EC", StringComparison.Ordinal) ? KeyAlgorithm.Ec
            : null;
        return (true, algorithm);
    }

    internal static Validation Check(ReadOnlySpan<byte> secret) => Read(secret) switch
    {
        null => Validation.Rejected,
        { Encrypted: true } key => new(Verdict.Encrypted, key.Algorithm == "unknown" ? "encrypted private key" : $"encrypted {key} private key"),
        { Algorithm: "unknown" } => Validation.Accepted,
        { } key => new(Verdict.Proved, $"{key} private key"),
    };

    private static PrivateKeyInfo? Read(ReadOnlySpan<byte> label, ReadOnlySpan<byte> body, bool encrypted)
    {
        // The old PEM encryption and that of ssh.com leave nothing to parse but length.
        if (encrypted || label.StartsWith("SSH2 ENCRYPTED"u8))
        {
            return body.Length >= 32 ? PrivateKeyInfo.Locked : null;
        }

        return label.SequenceEqual("OPENSSH PRIVATE KEY"u8) ? OpenSshKey.Read(body)
            : label.SequenceEqual("PGP PRIVATE KEY BLOCK"u8) ? PgpKey.Read(body)
            : DerKey.Read(label, body);
    }
}
