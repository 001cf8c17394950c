using System.Text.Json;
using SecretScan.Decoding;

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

        // What one character of a group is left over belongs to what follows.
        text = text.Length % 4 == 1 ? text[..^1] : text;
        return Base64Text.Decode(text.ToArray()) is { } json && Parses(json);
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
