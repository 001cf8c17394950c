using System.Globalization;

namespace SecretScan.Detection;

/// <summary>
/// Cisco IOS passwords of type 7: two decimal digits tell where in a published constant the exclusive-or begins. Source:
/// passlib's documentation of cisco_type7.
/// </summary>
internal static class CiscoType7
{
    private const int LargestSalt = 52;
    private const int Longest = 64;

    // No secret: every decoder of this form prints it.
    private static ReadOnlySpan<byte> Constant => "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87"u8;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < 6 || secret.Length % 2 != 0 || secret.Length > 2 * Longest
            || !byte.TryParse(secret[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var salt) || salt > LargestSalt)
        {
            return Validation.Rejected;
        }

        Span<byte> password = stackalloc byte[(secret.Length / 2) - 1];
        for (var i = 0; i < password.Length; i++)
        {
            if (!byte.TryParse(secret.Slice(2 + (2 * i), 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                return Validation.Rejected;
            }

            password[i] = (byte)(b ^ Constant[(salt + i) % Constant.Length]);
        }

        return Reversed.Judge(password, "type 7 is reversible by anybody");
    }
}
