using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>
/// GitLab's routable tokens: prefix, base64url payload, a dot (<c>.01.</c> in the versioned form), two base36 digits of
/// the payload's length, seven of the CRC32 over all that stands before. Source: gitlab lib/authn/token_field.
/// </summary>
internal static class GitLabRoutable
{
    private const int Length = 2;
    private const int Checksum = 7;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        var dot = secret.IndexOf((byte)'.');
        if (dot < 0 || secret.Length < dot + 1 + Length + Checksum)
        {
            return Validation.Rejected;
        }

        Span<byte> digits = stackalloc byte[Checksum];
        Radix.Write(Crc32.Of(secret[..^Checksum]), Radix.Base36, digits);
        if (!secret.EndsWith(digits))
        {
            return Validation.Rejected;
        }

        // The prefix ends at its hyphen, that of runner tokens at the underscore of "t1_".
        var start = secret.IndexOf((byte)'-') + 1;
        if (start < dot - 3 && secret[start] == 't' && secret[start + 2] == '_')
        {
            start += 3;
        }

        Radix.Write((uint)Math.Max(0, dot - start), Radix.Base36, digits[..Length]);
        var stated = secret[^(Length + Checksum)..^Checksum];
        return stated.SequenceEqual(digits[..Length]) && Base64Url.IsValid(secret[start..dot])
            ? new(Verdict.Proved, "length and checksum fit")
            : Validation.Rejected;
    }
}
