using System.Security.Cryptography;
using SecretScan.Decoding;

namespace SecretScan.Detection;

/// <summary>
/// <c>cpassword</c> of Group Policy Preferences: AES-256-CBC under a key that Microsoft published (MS-GPPREF, section 2.2.1.1.4),
/// UTF-16, in base64 whose padding is left out.
/// </summary>
internal static class GroupPolicyPassword
{
    private const int Block = 16;
    private const int Longest = 256;

    private static ReadOnlySpan<byte> PublishedKey =>
    [
        0x4E, 0x99, 0x06, 0xE8, 0xFC, 0xB6, 0x6C, 0xC9, 0xFA, 0xF4, 0x93, 0x10, 0x62, 0x0F, 0xFE, 0xE8,
        0xF4, 0x96, 0xE8, 0x06, 0xCC, 0x05, 0x79, 0x90, 0x20, 0x9B, 0x09, 0xA4, 0x33, 0xB6, 0x6C, 0x1B,
    ];

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        if (secret.Length > Longest)
        {
            return Validation.Rejected;
        }

        if (Base64Text.Decode(secret.ToArray()) is not { Length: > 0 } sealedText || sealedText.Length % Block != 0)
        {
            return Validation.Rejected;
        }

        using var aes = Aes.Create();
        aes.Key = PublishedKey.ToArray();
        Span<byte> text = stackalloc byte[Longest];
        Span<byte> zero = stackalloc byte[Block];
        zero.Clear();

        // Whether it opens is seen by its text; the framework's check of the padding would throw.
        if (!aes.TryDecryptCbc(sealedText, zero, text, out var written, PaddingMode.None))
        {
            return Validation.Rejected;
        }

        var pad = text[written - 1];
        if (pad is 0 or > Block || (written - pad) % 2 != 0 || written == pad)
        {
            return Validation.Rejected;
        }

        // Its characters are ASCII, or nobody can tell them from a wrong key.
        var count = (written - pad) / 2;
        for (var i = 0; i < count; i++)
        {
            text[i] = text[(2 * i) + 1] == 0 ? text[2 * i] : (byte)0;
        }

        return Reversed.Judge(text[..count], "only disguised: Microsoft published the key");
    }
}
