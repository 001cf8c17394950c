using System.Buffers;
using System.Text;

namespace SecretScan.Credentials;

/// <summary>Questions to the text that need no memory of what was read: where words, names and strings begin and end.</summary>
internal readonly ref struct SlotText(ReadOnlySpan<byte> text)
{
    private const int LongestString = 64 * 1024;

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"u8);

    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789.-"u8);

    private static readonly SearchValues<byte> Base64Bytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/"u8);

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>True for the bytes of identifiers, paths and flags.</summary>
    public static bool IsWordByte(byte c) => c >= 0x80 || char.IsAsciiLetterOrDigit((char)c)
        || c is (byte)'_' or (byte)'$' or (byte)'@' or (byte)'.' or (byte)'/' or (byte)'-' or (byte)'+' or (byte)'~'
            or (byte)'%' or (byte)'!' or (byte)'^' or (byte)'\\';

    /// <summary>True when there is an ASCII letter in it.</summary>
    public static bool HasLetter(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (char.IsAsciiLetter((char)c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when nothing but a few blanks stands in between.</summary>
    public bool IsGap(int from, int to) =>
        to >= from && to - from <= 8 && _text[from..to].IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;

    // "Credentials::new" and "$env:NAME" are one word.
    public bool IsScope(int start, int at) => _text[at] == ':' && at > start && at + 1 < _text.Length
        && (_text[at + 1] == ':' || _text[at - 1] == ':' || Ascii.EqualsIgnoreCase(_text[start..at], "$env"u8))
        && at + 2 < _text.Length && IsWordByte(_text[at + (_text[at + 1] == ':' ? 2 : 1)]);

    // "?a=1&b=2" separates fields; "key?: string", "a ? b : c" and "&str" do not.
    public bool IsQueryMark(int at) =>
        at > 0 && _text[at - 1] is not ((byte)' ' or (byte)'\t') && at + 1 < _text.Length && IsWordByte(_text[at + 1]);

    // Is the string that ended here the name of what follows?
    public bool IsName(int at)
    {
        while (at < _text.Length && _text[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at < _text.Length && (_text[at] == ':' || (_text[at] == '=' && !(at + 1 < _text.Length && _text[at + 1] == '=')));
    }

    /// <summary>True for <c>[name]</c> on a line of its own.</summary>
    public static bool IsSectionHeader(ReadOnlySpan<byte> line) =>
        line is [(byte)'[', .., (byte)']'] && line.Length is > 2 and < 200
        && line[1..^1].IndexOfAny("\"',:="u8) is -1 or > 0 && line.IndexOfAny((byte)',', (byte)':') < 0;

    /// <summary>True for a line that is one long value: a key file without names.</summary>
    public static bool IsBareValue(ReadOnlySpan<byte> line) =>
        line.Length is >= 16 and <= 200 && !line.TrimEnd((byte)'=').ContainsAnyExcept(Base64Bytes) && line.ContainsAnyInRange((byte)'0', (byte)'9');

    /// <summary>Where a string ends, or -1 when it does not on its line.</summary>
    /// <param name="start">Where it begins, behind its quote.</param>
    /// <param name="at">Where to look from; then where the answer was found.</param>
    /// <param name="quote">Its quote.</param>
    /// <param name="escaped">True when a backslash stands before its quotes.</param>
    public int ClosingQuote(int start, ref int at, byte quote, bool escaped)
    {
        var limit = Math.Min(_text.Length, start + LongestString);
        for (; at < limit; at++)
        {
            var c = _text[at];
            if (c is (byte)'\r' or (byte)'\n' && quote != '`')
            {
                return -1;
            }

            if (c == '\\' && at + 1 < _text.Length)
            {
                if (escaped && _text[at + 1] == quote)
                {
                    return at;
                }

                at++;
            }
            else if (c == quote)
            {
                return escaped ? -1 : at;
            }
        }

        return -1;
    }

    // Where a bare value is part of "a=1&b=2": the offset of the ampersand, else -1.
    public static int NextQueryField(ReadOnlySpan<byte> value)
    {
        var ampersand = value.IndexOf((byte)'&');
        if (ampersand < 0)
        {
            return -1;
        }

        var rest = value[(ampersand + 1)..];
        var equals = rest.IndexOf((byte)'=');
        return equals > 0 && rest[..equals].IndexOfAnyExcept(NameBytes) < 0 ? ampersand : -1;
    }

    /// <summary>The length of the name in <c>NAME=value</c> or <c>NAME:</c>; 0 when the text is neither.</summary>
    public static int NameLength(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExcept(NameBytes);
        var isName = length > 1 && text[..length].IndexOfAnyExcept(NumberBytes) >= 0
            && (text[length] == ':' ? length == text.Length - 1 : text[length] == '=' && length < text.Length - 2);
        return isName ? length : 0;
    }

    // "API Key: ..." and "secret key ..." in prose, tables and lists.
    public Span WithWordsBefore(Span word)
    {
        var start = word.Start;
        if (!IsPlain(word) || word.In(_text)[1..].ContainsAnyInRange((byte)'A', (byte)'Z'))
        {
            return word;
        }

        for (var i = 0; i < 2 && start > 1 && _text[start - 1] == ' '; i++)
        {
            var before = start - 1;
            while (before > 0 && IsWordByte(_text[before - 1]))
            {
                before--;
            }

            if (start - 1 - before < 2 || !IsPlain(new Span(before, start - 1)))
            {
                break;
            }

            start = before;
        }

        return new Span(start, word.End);
    }

    // "Const ApiKey As String = ..."
    public Span BeforeType(Span type)
    {
        var end = type.Start - 4;
        if (end <= 0 || !Ascii.EqualsIgnoreCase(_text.Slice(end, 4), " As "u8))
        {
            return type;
        }

        var start = end;
        while (start > 0 && IsWordByte(_text[start - 1]))
        {
            start--;
        }

        return start < end ? new Span(start, end) : type;
    }

    private bool IsPlain(Span word)
    {
        foreach (var c in word.In(_text))
        {
            if (!char.IsAsciiLetter((char)c))
            {
                return false;
            }
        }

        return true;
    }
}
