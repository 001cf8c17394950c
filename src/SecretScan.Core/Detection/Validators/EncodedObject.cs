using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace SecretScan.Detection;

/// <summary>
/// Tokens that carry a JSON object in base64 behind their prefix (Sentry <c>sntrys_</c>, 1Password <c>ops_</c>, Grafana <c>glc_</c>,
/// Mapbox <c>sk.</c>): the object parses. What stands behind it is the vendor's.
/// </summary>
internal static class EncodedObject
{
    private const int Longest = 4096;

    public static Validation Check(ReadOnlySpan<byte> secret)
    {
        var start = secret.IndexOf("eyJ"u8);
        return Validation.RejectUnless(start >= 0 && secret.Length <= Longest && IsObject(secret[start..]));
    }

    private static bool IsObject(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAny((byte)'.', (byte)'=', (byte)'%');
        text = length < 0 ? text : text[..length];
        Span<byte> base64 = stackalloc byte[Longest];
        text.CopyTo(base64);
        base64 = base64[..text.Length];
        base64.Replace((byte)'-', (byte)'+');
        base64.Replace((byte)'_', (byte)'/');
        var rest = base64.Length % 4;
        Span<byte> decoded = stackalloc byte[Longest];
        if (Base64.DecodeFromUtf8(base64[..(base64.Length - rest)], decoded, out _, out var written) != OperationStatus.Done)
        {
            return false;
        }

        if (rest > 1)
        {
            Span<byte> last = [.. base64[^rest..], .. "==="u8[..(4 - rest)]];
            Base64.DecodeFromUtf8(last, decoded[written..], out _, out var more);
            written += more;
        }

        return Parses(decoded[..written]);
    }

    private static bool Parses(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            var names = 0;
            while (reader.Read())
            {
                names += reader.TokenType == JsonTokenType.PropertyName ? 1 : 0;
                if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0)
                {
                    return names > 0;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
