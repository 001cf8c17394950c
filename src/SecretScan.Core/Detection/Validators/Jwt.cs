using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace SecretScan.Detection;

/// <summary>
/// JSON web tokens (RFC 7519): header and payload are JSON objects in base64url, the header has an <c>alg</c>. What
/// stands before <c>eyJ</c> (GitHub's <c>ghs_123_</c>) is left aside.
/// </summary>
internal static class Jwt
{
    private const int Longest = 16 * 1024;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        var start = secret.IndexOf("eyJ"u8);
        if (start < 0 || secret.Length > Longest)
        {
            return Validation.Rejected;
        }

        var token = secret[start..];
        var first = token.IndexOf((byte)'.');
        var second = first < 0 ? -1 : token[(first + 1)..].IndexOf((byte)'.');
        if (second < 0 || !IsObject(token[..first], "alg"u8, default, out var hasAlgorithm, out _) || !hasAlgorithm)
        {
            return Validation.Rejected;
        }

        return !IsObject(token.Slice(first + 1, second), "sub"u8, "1234567890"u8, out _, out var printed) ? Validation.Rejected
            : new(printed ? Verdict.Example : Verdict.Accept);
    }

    // Tells whether the part is an object, whether it has the member, and whether the member has the value.
    private static bool IsObject(ReadOnlySpan<byte> part, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, out bool has, out bool equal)
    {
        has = equal = false;
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
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(name))
                {
                    has = true;
                    equal = reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(value);
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
}
