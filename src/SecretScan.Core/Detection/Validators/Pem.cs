using System.Buffers.Text;

namespace SecretScan.Detection;

/// <summary>
/// Takes the body out of a PEM block as it stands in files and in string literals of any language: real or escaped
/// newlines, every line in quotes of its own, comment stars, joins. A body with anything else in it is none.
/// </summary>
internal static class Pem
{
    private static ReadOnlySpan<byte> Begin => "-----BEGIN "u8;

    /// <summary>Reads label and decoded body; both lie in <paramref name="buffer"/> or <paramref name="pem"/>.</summary>
    /// <param name="buffer">At least twice as long as <paramref name="pem"/>.</param>
    public static bool TryRead(ReadOnlySpan<byte> pem, Span<byte> buffer, out ReadOnlySpan<byte> label, out ReadOnlySpan<byte> body, out bool encrypted)
    {
        label = body = default;
        encrypted = false;
        var begin = pem.IndexOf(Begin);
        var rest = begin < 0 ? default : pem[(begin + Begin.Length)..];
        var dashes = rest.IndexOf("-----"u8);
        var end = dashes < 0 ? -1 : rest[(dashes + 5)..].IndexOf("-----END "u8);
        if (end < 0)
        {
            return false;
        }

        label = rest[..dashes];
        var text = buffer[..pem.Length];
        text = text[..Unquoted(rest.Slice(dashes + 5, end), text)];
        var base64 = buffer[pem.Length..];
        var length = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = ((ReadOnlySpan<byte>)text[range]).Trim(" \t\r*#|>,&"u8);
            if (line.Contains((byte)':'))
            {
                encrypted |= line.IndexOf("ENCRYPTED"u8) >= 0;
            }
            else if (IsChecksum(line, length))
            {
                break;
            }
            else
            {
                line.CopyTo(base64[length..]);
                length += line.Length;
            }
        }

        var status = Base64.DecodeFromUtf8InPlace(base64[..length], out var bytes);
        body = base64[..bytes];
        return status == 0 && bytes > 0;
    }

    // OpenPGP ends its body with "=" and four characters of CRC-24.
    private static bool IsChecksum(ReadOnlySpan<byte> line, int before) => before > 0 && line.Length == 5 && line[0] == '=';

    // A string that is open when the body starts is the one that holds the BEGIN line; a newline ends it once quotes are
    // in use. Outside of quotes stands nothing but joins.
    private static int Unquoted(ReadOnlySpan<byte> source, Span<byte> text)
    {
        var length = 0;
        var inside = true;
        var quoted = false;
        for (var i = 0; i < source.Length; i++)
        {
            var b = source[i];
            if (b is (byte)'"' or (byte)'\'' or (byte)'`')
            {
                quoted = true;
                inside = !inside;
                text[length++] = (byte)'\n';
            }
            else if (b == '\n')
            {
                inside = !quoted;
                text[length++] = b;
            }
            else if (b == '\\')
            {
                // \n, \r and \t also behind doubled backslashes; \/ is how PHP and JSON write a slash.
                var next = i + 1 < source.Length ? source[i + 1] : (byte)0;
                if (next is (byte)'n' or (byte)'r' or (byte)'t')
                {
                    text[length++] = (byte)'\n';
                    i++;
                }
            }
            else if (inside)
            {
                text[length++] = b;
            }
        }

        return length;
    }
}
