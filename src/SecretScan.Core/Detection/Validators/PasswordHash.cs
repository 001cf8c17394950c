namespace SecretScan.Detection;

/// <summary>
/// Hashes of passwords as crypt writes them, <c>$6$rounds=5000$salt$hash</c> (crypt(5)). Systems draw the salt; who writes
/// <c>12345678</c>, <c>abcdefgh</c> or <c>saltstring</c> shows how hashing works.
/// </summary>
internal static class PasswordHash
{
    // The cost of bcrypt, and salts whose few characters may rise by chance.
    private const int ShortestTelling = 6;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        var end = secret.LastIndexOf((byte)'$');
        if (end < 1)
        {
            return Validation.Accepted;
        }

        var salt = secret[..end];
        salt = salt[(salt.LastIndexOf((byte)'$') + 1)..];
        return new(IsMadeUp(salt) ? Verdict.Example : Verdict.Accept);
    }

    // By chance "salt" stands in one of half a million salts of 16 characters.
    private static bool IsMadeUp(ReadOnlySpan<byte> salt) =>
        AnyCase.Has(salt, "salt"u8) || (salt.Length >= ShortestTelling && Placeholder.Is(salt.TrimEnd((byte)'.')));
}
