namespace SecretScan.Detection;

/// <summary>
/// Client secrets of Entra ID: <c>8Q~</c> from the fourth character, 40 in all, the last three a checksum over the 37
/// before; the older <c>7Q~</c> form has 37 and no checksum. Source: microsoft/security-utilities,
/// SEC101_156_AzureClientAppIdentifiableCredentials.cs.
/// </summary>
internal static class EntraSecret
{
    private const int Covered = 37;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < Covered)
        {
            return Validation.Rejected;
        }

        if (secret.Length == Covered)
        {
            return Validation.RejectUnless(secret[3] == '7');
        }

        Span<byte> digits = stackalloc byte[6];
        Radix.Write(Marvin32.Of(secret[..Covered], "AadPwd00"u8), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~"u8, digits);
        return secret[Covered..].SequenceEqual(digits[..3])
            ? new(Verdict.Proved, "Entra ID client secret, checksum fits")
            : Validation.Rejected;
    }
}
