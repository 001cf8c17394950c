using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace SecretScan.Detection;

/// <summary>
/// Passwords in rclone.conf: AES-256 in counter mode under a key that stands in rclone's source, the initial counter in front,
/// in base64url. Source: rclone, fs/config/obscure/obscure.go.
/// </summary>
internal static class RcloneObscured
{
    private const int Block = 16;
    private const int Longest = 256;

    // No secret: it is printed in rclone's source to keep passwords from eyes, not from readers.
    private static ReadOnlySpan<byte> PublishedKey =>
    [
        0x9C, 0x93, 0x5B, 0x48, 0x73, 0x0A, 0x55, 0x4D, 0x6B, 0xFD, 0x7C, 0x63, 0xC8, 0x86, 0xA9, 0x2B,
        0xD3, 0x90, 0x19, 0x8E, 0xB8, 0x12, 0x8A, 0xFB, 0xF4, 0xDE, 0x16, 0x2B, 0x8B, 0x95, 0xF6, 0x38,
    ];

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        if (secret.Length > Longest || !Base64Url.IsValid(secret)
            || Base64Url.DecodeFromUtf8(secret, bytes, out _, out var length) != OperationStatus.Done || length <= Block)
        {
            return Validation.Rejected;
        }

        var password = bytes[Block..length];
        using var aes = Aes.Create();
        aes.Key = PublishedKey.ToArray();
        Span<byte> counter = bytes[..Block];
        Span<byte> stream = stackalloc byte[Block];
        for (var at = 0; at < password.Length; at += Block)
        {
            aes.EncryptEcb(counter, stream, PaddingMode.None);
            for (var i = at; i < Math.Min(at + Block, password.Length); i++)
            {
                password[i] ^= stream[i - at];
            }

            BinaryPrimitives.WriteUInt128BigEndian(counter, BinaryPrimitives.ReadUInt128BigEndian(counter) + 1);
        }

        return Reversed.Judge(password, "only obscured: the key stands in rclone's source");
    }
}
