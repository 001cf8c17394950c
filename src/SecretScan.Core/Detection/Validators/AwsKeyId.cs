using System.Buffers;

namespace SecretScan.Detection;

/// <summary>
/// AWS key ids: four letters and 16 characters of RFC 4648 base32, in which ids issued since 2019 carry their account.
/// Source: research of the format published by several vendors; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html.
/// </summary>
internal static class AwsKeyId
{
    private const int Length = 20;

    private static readonly SearchValues<byte> Base32 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"u8);

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Length)
        {
            return Validation.Rejected;
        }

        if (secret.EndsWith("EXAMPLE"u8))
        {
            return new(Verdict.Example);
        }

        // Ten characters hold fifty bits, of which the first forty-eight matter.
        ulong bits = 0;
        foreach (var b in secret[4..14])
        {
            bits = (bits << 5) | (uint)Digit(b);
        }

        if (secret[4..].ContainsAnyExcept(Base32))
        {
            return Validation.Rejected;
        }

        // Older ids start with I or J and carry no account.
        var account = ((bits >> 2) & 0x7FFFFFFFFF80) >> 7;
        return secret[4] is (byte)'I' or (byte)'J' || account > 999_999_999_999
            ? Validation.Accepted
            : new(Verdict.Accept, $"AWS account {account:D12}");
    }

    private static int Digit(byte b) => b >= (byte)'A' ? (b - 'A') & 31 : (b - '2' + 26) & 31;
}
