using System.Buffers.Binary;
using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>
/// Azure storage account keys: 64 bytes in base64. Since 2022 they carry the signature <c>+ASt</c> before the last six
/// characters and a Marvin32 checksum in the last four bytes. Source: microsoft/security-utilities, IdentifiableMetadata.cs.
/// </summary>
internal static class AzureStorageKey
{
    private const int Bytes = 64;
    private const int SignatureAt = 76;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        Span<byte> key = stackalloc byte[Bytes + 2];
        if (secret.Length != 88 || Base64.DecodeFromUtf8(secret, key, out _, out var length) != 0 || length != Bytes)
        {
            return Validation.Rejected;
        }

        if (!secret[SignatureAt..].StartsWith("+ASt"u8))
        {
            return Validation.RejectUnless(Entropy.Normalised(secret) > 0.7);
        }

        var stated = BinaryPrimitives.ReadUInt32LittleEndian(key[(Bytes - 4)..]);
        return Marvin32.Of(key[..(Bytes - 4)], "Default0"u8) == stated
            ? new(Verdict.Proved, "Azure storage key, checksum fits")
            : Validation.Rejected;
    }
}
