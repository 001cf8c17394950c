using System.Buffers.Binary;

namespace SecretScan.Detection;

/// <summary>
/// Azure DevOps personal access tokens of 52 characters: 28 bytes and their CRC32, spread over 32 bytes and written in
/// base32. Source: research/token-checksums.md, after microsoft/security-utilities.
/// </summary>
internal static class AzureDevOpsPat
{
    private const int Length = 52;
    private const uint User = 0xE0B9692D;
    private const uint Application = 0x1019F92E;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[32];
        if (secret.Length != Length || !TryDecode(secret, bytes))
        {
            return Validation.Rejected;
        }

        Span<byte> token = [.. bytes[..2], .. bytes[3..7], .. bytes[9..22], .. bytes[23..]];
        var stored = BinaryPrimitives.ReadUInt32LittleEndian([bytes[22], bytes[8], bytes[7], bytes[2]]);
        return (stored ^ Crc32.Of(token)) switch
        {
            User => new(Verdict.Proved, "checksum of a user's token fits"),
            Application => new(Verdict.Proved, "checksum of an application's token fits"),
            _ => Validation.Rejected,
        };
    }

    // 52 characters are 260 bits, of which 256 count.
    private static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        var (bits, count, at) = (0u, 0, 0);
        foreach (var c in text)
        {
            var digit = c is >= (byte)'a' and <= (byte)'z' ? c - 'a' : c is >= (byte)'2' and <= (byte)'7' ? c - '2' + 26 : -1;
            if (digit < 0)
            {
                return false;
            }

            (bits, count) = ((bits << 5) | (uint)digit, count + 5);
            if (count >= 8 && at < bytes.Length)
            {
                count -= 8;
                bytes[at++] = (byte)(bits >> count);
            }
        }

        return true;
    }
}
