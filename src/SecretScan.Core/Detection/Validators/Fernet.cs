using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace SecretScan.Detection;

/// <summary>
/// Fernet tokens (https://github.com/fernet/spec): version, time, initialisation vector, AES-128-CBC, HMAC-SHA256, all in
/// base64url.
/// </summary>
internal static class Fernet
{
    private const int Longest = 4096;
    private const byte Version = 0x80;
    private const int KeyLength = 32;
    private const int BeforeText = 1 + 8 + 16;
    private const int Block = 16;

    /// <summary>What is in the token, or null when it is none or was made with another key. Its time is not judged.</summary>
    /// <param name="token">The token in base64url, with or without padding.</param>
    /// <param name="key">The key in base64url.</param>
    public static byte[]? Open(ReadOnlySpan<byte> token, ReadOnlySpan<byte> key)
    {
        if (Decode(token) is not { } bytes || Decode(key) is not { Length: KeyLength } keys
            || bytes.Length < BeforeText + Block + HMACSHA256.HashSizeInBytes || bytes[0] != Version
            || (bytes.Length - BeforeText - HMACSHA256.HashSizeInBytes) % Block != 0)
        {
            return null;
        }

        var signed = bytes.AsSpan(..^HMACSHA256.HashSizeInBytes);
        var signature = HMACSHA256.HashData(keys.AsSpan(..(KeyLength / 2)), signed);
        if (!CryptographicOperations.FixedTimeEquals(signature, bytes.AsSpan(^HMACSHA256.HashSizeInBytes..)))
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = keys[(KeyLength / 2)..];
        try
        {
            return aes.DecryptCbc(signed[BeforeText..], signed[9..BeforeText]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromUtf8(text, bytes, out _, out var length) == OperationStatus.Done ? bytes[..length] : null;
    }
}
