using System.Buffers;
using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>PKCS #12 archives in base64 (RFC 7292): a sequence of version 3 and the sequence of its content. Their first kilobyte tells.</summary>
internal static class Pkcs12
{
    private const int Head = 64;
    private const int Version = 3;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[Head];
        if (secret.Length < Head || Base64.DecodeFromUtf8(secret[..Head], bytes, out _, out _) != OperationStatus.Done || bytes[0] != Der.Sequence)
        {
            return Validation.Rejected;
        }

        // The outer length reaches beyond the head, so it is skipped and not read.
        var header = bytes[1] < 0x80 ? 2 : 2 + (bytes[1] & 0x7F);
        ReadOnlySpan<byte> version = [Der.Integer, 1, Version, Der.Sequence];
        return header <= 5 && bytes[header..].StartsWith(version)
            ? new(Verdict.Accept, "PKCS #12 archive")
            : Validation.Rejected;
    }
}
