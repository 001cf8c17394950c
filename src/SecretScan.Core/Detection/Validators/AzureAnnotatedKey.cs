using System.Buffers.Binary;
using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>
/// Azure's common annotated keys: 84 characters, or 88 with padding. Sixty bytes, of which the last ones date the key and
/// name the service, then a Marvin32 checksum. Source: microsoft/security-utilities, IdentifiableSecrets.cs.
/// </summary>
internal static class AzureAnnotatedKey
{
    private const int Covered = 80;
    private const int YearAt = 58;
    private const int ServiceAt = 76;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[62];
        if (secret.Length < Covered + 4
            || Base64.DecodeFromUtf8(secret[..Covered], bytes, out _, out var length) != 0
            || length != 60
            || secret[YearAt] is < (byte)'A' or > (byte)'Z'
            || secret[YearAt + 1] is < (byte)'A' or > (byte)'L')
        {
            return Validation.Rejected;
        }

        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, Marvin32.Of(bytes[..length], "Default0"u8));
        var stated = secret.Slice(Covered, 4);
        return stated.SequenceEqual(Current(checksum)) || stated.SequenceEqual(Older(checksum))
            ? new(Verdict.Proved, $"Azure {Service(secret[ServiceAt..Covered])} key of {2024 + secret[YearAt] - 'A'}-{secret[YearAt + 1] - 'A' + 1:D2}, checksum fits")
            : Validation.Rejected;
    }

    // The checksum in base62 without leading zeros, filled with zeros on the right, decoded and encoded again as base64.
    private static byte[] Current(ReadOnlySpan<byte> checksum)
    {
        Span<byte> digits = stackalloc byte[6];
        Radix.Write(BinaryPrimitives.ReadUInt32BigEndian(checksum), Radix.Base62, digits);
        Span<byte> shifted = [.. "000000=="u8];
        digits.TrimStart((byte)'0').CopyTo(shifted);
        Span<byte> decoded = stackalloc byte[6];
        Base64.DecodeFromUtf8(shifted, decoded, out _, out var length);
        return Encoded(decoded[..length]);
    }

    private static byte[] Older(ReadOnlySpan<byte> checksum) => Encoded(checksum[..3]);

    private static byte[] Encoded(ReadOnlySpan<byte> bytes)
    {
        Span<byte> text = stackalloc byte[8];
        Base64.EncodeToUtf8(bytes, text, out _, out _);
        return text[..4].ToArray();
    }

    private static string Service(ReadOnlySpan<byte> signature) => signature switch
    {
        _ when signature.SequenceEqual("ACOG"u8) => "AI services",
        _ when signature.SequenceEqual("AZAC"u8) => "App Configuration",
        _ when signature.SequenceEqual("AZEG"u8) => "Event Grid",
        _ when signature.SequenceEqual("AZMP"u8) => "Maps",
        _ when signature.SequenceEqual("AZCS"u8) => "Communication Services",
        _ when signature.SequenceEqual("AZDO"u8) => "DevOps",
        _ => "service",
    };
}
