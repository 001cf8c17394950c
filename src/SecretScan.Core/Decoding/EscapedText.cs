using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SecretScan.Decoding;

/// <summary>Characters written as escapes: <c>\u0067</c>, <c>\x67</c>, <c>%67</c>, <c>&amp;#103;</c>, <c>&amp;quot;</c>, and the backslashes of JSON within JSON.</summary>
internal static class EscapedText
{
    private const string Unicode = "unicode escapes";
    private const string Percent = "percent-encoding";
    private const string Entity = "HTML entities";
    private const string Json = "JSON string";
    private const string Doubled = "doubled quotes";

    // A stray %20 or %s changes nothing for any rule; a token or a URL that was encoded as a whole has several.
    private const int FewestPercents = 3;
    private const int LongestWord = 8 * 1024;

    /// <summary>Adds the escape at <paramref name="at"/> and those that follow it directly.</summary>
    /// <returns>Where the encoded stretch ends, or <paramref name="at"/> when it is none.</returns>
    public static int Add(ReadOnlySpan<byte> text, int at, bool isDecoded, List<Encoded> found) => text[at] switch
    {
        (byte)'%' => AddPercent(text, at, found),
        (byte)'&' => AddRun(text, at, Entity, found),
        _ when at + 1 < text.Length && text[at + 1] is (byte)'u' or (byte)'x' => AddRun(text, at, Unicode, found),
        _ => AddJson(text, at, isDecoded, found),
    };

    /// <summary>
    /// True for a quote that is doubled within a quoted field (CSV, RFC 4180; Visual Basic): a name or value on one side and what
    /// JSON has between them on the other. Two quotes anywhere else are an empty string.
    /// </summary>
    public static bool IsDoubledQuote(ReadOnlySpan<byte> text, int at)
    {
        if (at == 0 || at + 2 >= text.Length || text[at] != '"' || text[at + 1] != '"')
        {
            return false;
        }

        var (before, behind) = (text[at - 1], text[at + 2]);
        return (IsBetween(before) && IsWithin(behind)) || (IsWithin(before) && IsBetween(behind));
    }

    /// <summary>Adds the doubled quote at <paramref name="at"/>.</summary>
    /// <returns>Where it ends.</returns>
    public static int AddDoubledQuote(int at, List<Encoded> found)
    {
        found.Add(new Encoded(at, at + 2, Doubled, "\""u8.ToArray()));
        return at + 2;
    }

    private static bool IsBetween(byte c) => c is (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)',' or (byte)':' or (byte)' ';

    private static bool IsWithin(byte c) => c is > 0x20 and < 0x7F and not ((byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)'(' or (byte)')' or (byte)',' or (byte)':' or (byte)';' or (byte)'"' or (byte)'\'' or (byte)'=' or (byte)'+');

    private static int AddRun(ReadOnlySpan<byte> text, int start, string form, List<Encoded> found)
    {
        List<byte> bytes = [];
        var at = start;
        while (at < text.Length)
        {
            var length = form == Entity ? ReadEntity(text[at..], out var c) : ReadUnicode(text[at..], out c);
            if (length == 0)
            {
                break;
            }

            bytes.Add(c);
            at += length;
        }

        if (at > start)
        {
            found.Add(new Encoded(start, at, form, [.. bytes]));
        }

        return at;
    }

    // What is not ASCII has no part in any rule.
    private static int ReadUnicode(ReadOnlySpan<byte> text, out byte c)
    {
        c = 0;
        if (text.Length < 4 || text[0] != '\\')
        {
            return 0;
        }

        var digits = text[1] == 'x' ? 2 : text[1] == 'u' && text[2] == '0' ? 4 : 0;
        if (digits == 0 || text.Length < 2 + digits || (digits == 4 && text[3] != '0')
            || !byte.TryParse(text.Slice(digits, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out c))
        {
            return 0;
        }

        return c is >= 0x20 and < 0x7F ? 2 + digits : 0;
    }

    private static int ReadEntity(ReadOnlySpan<byte> text, out byte c)
    {
        c = 0;
        var end = text[..Math.Min(text.Length, 10)].IndexOf((byte)';');
        if (end < 3 || text[0] != '&')
        {
            return 0;
        }

        var name = text[1..end];
        c = name switch
        {
            _ when name.SequenceEqual("quot"u8) => (byte)'"',
            _ when name.SequenceEqual("apos"u8) => (byte)'\'',
            _ when name.SequenceEqual("amp"u8) => (byte)'&',
            _ when name.SequenceEqual("lt"u8) => (byte)'<',
            _ when name.SequenceEqual("gt"u8) => (byte)'>',
            _ when name[0] == '#' => Number(name[1..]),
            _ => 0,
        };
        return c == 0 ? 0 : end + 1;
    }

    private static byte Number(ReadOnlySpan<byte> digits)
    {
        var isHex = digits.Length > 1 && digits[0] is (byte)'x' or (byte)'X';
        var isNumber = Utf8Parser.TryParse(isHex ? digits[1..] : digits, out int value, out var used, isHex ? 'x' : 'D') && used == digits.Length - (isHex ? 1 : 0);
        return isNumber && value is >= 0x20 and < 0x7F ? (byte)value : (byte)0;
    }

    private static int AddPercent(ReadOnlySpan<byte> text, int at, List<Encoded> found)
    {
        var start = at;
        while (start > 0 && at - start < LongestWord && IsUrlByte(text[start - 1]))
        {
            start--;
        }

        if (found.Count > 0)
        {
            start = Math.Max(start, found[^1].End);
        }

        List<byte> bytes = [];
        var (end, escapes) = (start, 0);
        while (end < text.Length && end - start < LongestWord && (IsUrlByte(text[end]) || text[end] == '%'))
        {
            var isEscape = text[end] == '%' && end + 2 < text.Length && text[end + 1] is >= (byte)'2' and <= (byte)'7' && char.IsAsciiHexDigit((char)text[end + 2]);
            escapes += isEscape ? 1 : 0;
            bytes.Add(isEscape ? byte.Parse(text.Slice(end + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : text[end]);
            end += isEscape ? 3 : 1;
        }

        if (escapes >= FewestPercents)
        {
            found.Add(new Encoded(start, end, Percent, [.. bytes]));
        }

        return Math.Max(end, at + 1);
    }

    private static bool IsUrlByte(byte c) =>
        char.IsAsciiLetterOrDigit((char)c) || "-._~:/?#[]@!$&*+,;="u8.Contains(c);

    // The rules read \" themselves; two levels of it, and those of a text that was decoded already, are taken away here.
    private static int AddJson(ReadOnlySpan<byte> text, int at, bool isDecoded, List<Encoded> found)
    {
        var rest = text[at..];
        var (length, c) = rest switch
        {
            _ when rest.StartsWith("\\\\\\\""u8) => (3, '\\'),
            _ when rest.StartsWith("\\\\n"u8) && isDecoded => (3, '\n'),
            _ when rest.StartsWith("\\/"u8) => (2, '/'),
            _ when rest.StartsWith("\\\""u8) && isDecoded => (2, '"'),
            _ when rest.StartsWith("\\n"u8) && isDecoded => (2, '\n'),
            _ => (0, ' '),
        };
        if (length > 0)
        {
            found.Add(new Encoded(at, at + length, Json, [(byte)c]));
        }

        return at + length;
    }
}
