using System.Security.Cryptography;

namespace SecretScan.Detection;

/// <summary>
/// Fernet tokens under the key that OctoBot publishes in its source (<c>OCTOBOT_KEY</c> of octobot_commons): what it
/// opens is as good as plain text, what it does not open is nobody's business.
/// </summary>
internal static class OctobotFernet
{
    // No secret: it stands in a public repository, and that is the point.
    private static ReadOnlySpan<byte> PublishedKey => "uVEw_JJe7uiXepaU_DR4T-ThkjZlDn8Pzl8hYPIv7w0="u8;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (Fernet.Open(secret, PublishedKey) is not { } value)
        {
            return Validation.Rejected;
        }

        var isPlaceholder = Placeholder.Is(value);
        CryptographicOperations.ZeroMemory(value);
        return isPlaceholder ? Validation.Rejected : new(Verdict.Proved, "opens with the key that OctoBot publishes");
    }
}
