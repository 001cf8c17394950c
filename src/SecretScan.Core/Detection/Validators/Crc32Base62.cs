namespace SecretScan.Detection;

/// <summary>
/// GitHub's and npm's tokens: prefix, 30 characters, 6 characters of base62 CRC32 over the 30. Source:
/// https://github.blog/engineering/behind-githubs-new-authentication-token-formats/.
/// </summary>
internal static class Crc32Base62
{
    private const int Random = 30;
    private const int Checksum = 6;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < Random + Checksum)
        {
            return Validation.Rejected;
        }

        Span<byte> expected = stackalloc byte[Checksum];
        Radix.Write(Crc32.Of(secret[^(Random + Checksum)..^Checksum]), Radix.Base62, expected);
        return secret.EndsWith(expected) ? new(Verdict.Proved, "checksum fits") : Validation.Rejected;
    }
}
