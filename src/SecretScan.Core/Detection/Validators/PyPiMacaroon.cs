using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>
/// PyPI tokens: a version 2 macaroon in base64url behind <c>pypi-</c>: location, identifier, caveats, signature of 32
/// bytes. Source: libmacaroons binary format; https://pypi.org/help/#apitoken.
/// </summary>
internal static class PyPiMacaroon
{
    private const int Longest = 1024;
    private const int Signature = 32;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        var text = secret[Math.Min(secret.Length, "pypi-".Length)..];
        Span<byte> buffer = stackalloc byte[Longest];
        if (text.Length > Longest || !Base64Url.IsValid(text) || Base64Url.DecodeFromUtf8(text, buffer, out _, out var length) != 0)
        {
            return Validation.Rejected;
        }

        ReadOnlySpan<byte> macaroon = buffer[..length];
        if (length < Signature + 8 || macaroon[0] != 2 || macaroon[1] != 1 || macaroon[2] > 64 || !macaroon[^(Signature + 2)..].StartsWith((ReadOnlySpan<byte>)[6, Signature]))
        {
            return Validation.Rejected;
        }

        var location = macaroon.Slice(3, Math.Min(macaroon[2], length - 3));
        return location.SequenceEqual("pypi.org"u8) ? new(Verdict.Proved, "token of pypi.org")
            : location.SequenceEqual("test.pypi.org"u8) ? new(Verdict.Weak, "token of the test instance")
            : Validation.Rejected;
    }
}
