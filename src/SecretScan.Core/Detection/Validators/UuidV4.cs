using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>UUIDs of version 4 (RFC 9562 section 5.4): random, which identifiers from names or clocks are not.</summary>
internal static class UuidV4
{
    public static Validation Check(ReadOnlySpan<byte> secret) => Validation.RejectUnless(
        secret.Length == 36
        && Utf8Parser.TryParse(secret, out Guid _, out var read, 'D')
        && read == 36
        && secret[14] == '4'
        && secret[19] is (byte)'8' or (byte)'9' or (byte)'a' or (byte)'b' or (byte)'A' or (byte)'B');
}
