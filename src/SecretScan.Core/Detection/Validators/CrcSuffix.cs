using System.Buffers.Binary;
using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>
/// Tokens that end in a CRC32 of what stands before it, each vendor in a spelling of its own. Source: research/token-checksums.md,
/// each form confirmed on a public sample.
/// </summary>
internal static class CrcSuffix
{
    private const int Checksum = 8;
    private const int ConfluentChecksum = 6;

    /// <summary>Grafana <c>glsa_</c>: prefix and 32 characters, <c>_</c>, the little-endian bytes of their CRC32 in hex.</summary>
    public static Validation Grafana(ReadOnlySpan<byte> secret) =>
        Hex(secret, covered: 0, littleEndian: true);

    /// <summary>Zuplo <c>zpka_</c>: 32 characters behind the prefix, <c>_</c>, their CRC32 in hex.</summary>
    public static Validation Zuplo(ReadOnlySpan<byte> secret) =>
        Hex(secret, covered: "zpka_".Length, littleEndian: false);

    /// <summary>Confluent <c>cflt</c>: 54 characters behind the prefix, then six of base64 of the little-endian CRC32.</summary>
    public static Validation Confluent(ReadOnlySpan<byte> secret)
    {
        if (secret.Length <= "cflt".Length + ConfluentChecksum)
        {
            return Validation.Rejected;
        }

        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Crc32.Of(secret["cflt".Length..^ConfluentChecksum]));
        Span<byte> text = stackalloc byte[8];
        Base64.EncodeToUtf8(checksum, text, out _, out _);
        return Fits(secret.EndsWith(text[..ConfluentChecksum]));
    }

    private static Validation Hex(ReadOnlySpan<byte> secret, int covered, bool littleEndian)
    {
        if (secret.Length <= covered + Checksum + 1 || secret[^(Checksum + 1)] != '_')
        {
            return Validation.Rejected;
        }

        var crc = Crc32.Of(secret[covered..^(Checksum + 1)]);
        Span<byte> expected = stackalloc byte[Checksum];
        Utf8Formatter.TryFormat(littleEndian ? BinaryPrimitives.ReverseEndianness(crc) : crc, expected, out _, new('x', Checksum));
        return Fits(secret.EndsWith(expected));
    }

    private static Validation Fits(bool fits) => fits ? new(Verdict.Proved, "checksum fits") : Validation.Rejected;
}
