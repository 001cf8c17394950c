using System.Globalization;
using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// Single escapes as URLs, JSON and most languages, git's quoted paths, and HTML write them: <c>%41</c>; <c>\n</c>,
/// <c>\x41</c>, <c>\u0041</c>, <c>\u{41}</c>, <c>\U00000041</c>, <c>\101</c>; <c>&amp;amp;</c>, <c>&amp;#65;</c>,
/// <c>&amp;#x41;</c>.
/// </summary>
internal static class Escape
{
    /// <summary>Longest result in bytes.</summary>
    public const int MaxDecoded = 4;

    private const int LongestEntity = 12;

    /// <summary>Decodes the escape at the start of <paramref name="text"/>; 0 bytes when there is none.</summary>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> decoded, out int length)
    {
        length = 0;
        if (text.Length < 2)
        {
            return 0;
        }

        return text[0] switch
        {
            (byte)'%' => Byte(text, 1, 2, NumberStyles.HexNumber, decoded, out length),
            (byte)'\\' => Backslash(text, decoded, out length),
            (byte)'&' => Entity(text, decoded, out length),
            _ => 0,
        };
    }

    private static int Backslash(ReadOnlySpan<byte> text, Span<byte> decoded, out int length)
    {
        length = 2;
        switch (text[1])
        {
            case (byte)'x':
                return Byte(text, 2, 2, NumberStyles.HexNumber, decoded, out length);
            case (byte)'U':
                return Character(text, 2, 8, decoded, out length);
            case (byte)'u' when text.Length > 2 && text[2] == '{':
                var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf((byte)'}');
                var written = Character(text, 3, end - 3, decoded, out length);
                length += written > 0 ? 1 : 0;
                return written;
            case (byte)'u':
                return Utf16(text, decoded, out length);
            case >= (byte)'0' and <= (byte)'3' when text.Length > 3 && IsOctal(text[2]) && IsOctal(text[3]):
                decoded[0] = (byte)(((text[1] - '0') << 6) | ((text[2] - '0') << 3) | (text[3] - '0'));
                length = 4;
                return 1;
            default:
                decoded[0] = Simple(text[1]);
                return 1;
        }
    }

    private static bool IsOctal(byte digit) => digit is >= (byte)'0' and <= (byte)'7';

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'0' => 0,
        _ => letter,
    };

    private static int Utf16(ReadOnlySpan<byte> text, Span<byte> decoded, out int length)
    {
        length = 0;
        if (!TryNumber(text, 2, 4, NumberStyles.HexNumber, out var unit))
        {
            return 0;
        }

        length = 6;
        if (text.Length >= 12 && text[6] == '\\' && text[7] == 'u'
            && TryNumber(text, 8, 4, NumberStyles.HexNumber, out var low)
            && Rune.TryCreate((char)unit, (char)low, out var pair))
        {
            length = 12;
            return pair.EncodeToUtf8(decoded);
        }

        return Rune.TryCreate(unit, out var rune) ? rune.EncodeToUtf8(decoded) : 0;
    }

    private static int Entity(ReadOnlySpan<byte> text, Span<byte> decoded, out int length)
    {
        var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf((byte)';');
        length = end + 1;
        if (end < 3)
        {
            return 0;
        }

        if (text[1] == '#')
        {
            var hex = text[2] is (byte)'x' or (byte)'X';
            var start = hex ? 3 : 2;
            var style = hex ? NumberStyles.HexNumber : NumberStyles.None;
            return TryNumber(text, start, end - start, style, out var code) && Rune.TryCreate(code, out var rune)
                ? rune.EncodeToUtf8(decoded)
                : 0;
        }

        decoded[0] = text[1..end] switch
        {
            [(byte)'a', (byte)'m', (byte)'p'] => (byte)'&',
            [(byte)'l', (byte)'t'] => (byte)'<',
            [(byte)'g', (byte)'t'] => (byte)'>',
            [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => (byte)'"',
            [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => (byte)'\'',
            _ => 0,
        };
        return decoded[0] == 0 ? 0 : 1;
    }

    private static int Byte(
        ReadOnlySpan<byte> text, int start, int digits, NumberStyles style, Span<byte> decoded, out int length)
    {
        length = start + digits;
        if (!TryNumber(text, start, digits, style, out var value))
        {
            return 0;
        }

        decoded[0] = (byte)value;
        return 1;
    }

    private static int Character(ReadOnlySpan<byte> text, int start, int digits, Span<byte> decoded, out int length)
    {
        length = start + digits;
        return TryNumber(text, start, digits, NumberStyles.HexNumber, out var code) && Rune.TryCreate(code, out var rune)
            ? rune.EncodeToUtf8(decoded)
            : 0;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, int start, int digits, NumberStyles style, out int value)
    {
        value = 0;

        // HexNumber lets white space pass, which no escape holds.
        return digits > 0 && start + digits <= text.Length
            && int.TryParse(
                text.Slice(start, digits), style & NumberStyles.AllowHexSpecifier, null, out value);
    }
}
