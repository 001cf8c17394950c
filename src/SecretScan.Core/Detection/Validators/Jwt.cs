using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace SecretScan.Detection;

/// <summary>
/// JSON web tokens (RFC 7519): header and payload are JSON objects in base64url, the header has an <c>alg</c>. What
/// stands before <c>eyJ</c> (GitHub's <c>ghs_123_</c>) is left aside. Not worth an alarm are those of documentation, unsigned
/// ones, and those that expired.
/// </summary>
internal static class Jwt
{
    private const int Longest = 16 * 1024;

    public static Validation Check(ReadOnlySpan<byte> secret) => Check(secret, DateTimeOffset.UtcNow);

    /// <summary>The check as it comes out at a time.</summary>
    public static Validation Check(ReadOnlySpan<byte> secret, DateTimeOffset now)
    {
        var start = secret.IndexOf("eyJ"u8);
        if (start < 0 || secret.Length > Longest)
        {
            return Validation.Rejected;
        }

        var token = secret[start..];
        var first = token.IndexOf((byte)'.');
        var second = first < 0 ? -1 : token[(first + 1)..].IndexOf((byte)'.');
        var claims = new Claims();
        return second < 0 || !TryRead(token[..first], ref claims) || !claims.HasAlgorithm || !TryRead(token.Slice(first + 1, second), ref claims)
            ? Validation.Rejected
            : Judge(claims, now);
    }

    private static Validation Judge(in Claims claims, DateTimeOffset now) =>
        claims.IsPrinted ? new(Verdict.Example)
        : claims.IsUnsigned ? new(Verdict.Expired, "unsigned: its algorithm is none")
        : claims.Expiry is { } expiry && expiry < now
            ? new(Verdict.Expired, $"expired on {expiry.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")
            : Validation.Accepted;

    private static bool TryRead(ReadOnlySpan<byte> part, ref Claims claims)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(part.Length + 4);
        try
        {
            if (!Base64Url.IsValid(part) || Base64Url.DecodeFromUtf8(part, buffer, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            var reader = new Utf8JsonReader(buffer.AsSpan(0, length));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    claims.Take(ref reader);
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private struct Claims
    {
        public bool HasAlgorithm { get; private set; }

        public bool IsUnsigned { get; private set; }

        // The subject of jwt.io's token, and the hosts that RFC 2606 sets aside for documentation.
        public bool IsPrinted { get; private set; }

        public DateTimeOffset? Expiry { get; private set; }

        public void Take(ref Utf8JsonReader reader)
        {
            var isAlgorithm = reader.ValueTextEquals("alg"u8);
            var isSubject = reader.ValueTextEquals("sub"u8);
            var isIssuer = reader.ValueTextEquals("iss"u8);
            var isExpiry = reader.ValueTextEquals("exp"u8);
            if (!reader.Read())
            {
                return;
            }

            HasAlgorithm |= isAlgorithm;
            if (reader.TokenType == JsonTokenType.String)
            {
                IsUnsigned |= isAlgorithm && (reader.ValueTextEquals("none"u8) || reader.ValueTextEquals("None"u8));
                IsPrinted |= (isSubject && reader.ValueTextEquals("1234567890"u8)) || (isIssuer && IsExampleHost(reader.ValueSpan));
            }
            else if (isExpiry && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds)
                && seconds is > 0 and < 253_402_300_800)
            {
                Expiry = DateTimeOffset.FromUnixTimeSeconds(seconds);
            }
        }

        private static bool IsExampleHost(ReadOnlySpan<byte> issuer) =>
            issuer.IndexOf("example.com"u8) >= 0 || issuer.IndexOf("example.org"u8) >= 0 || issuer.IndexOf("example.net"u8) >= 0;
    }
}
