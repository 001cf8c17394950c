using System.Buffers;
using System.Text;
using SecretScan.Detection;

namespace SecretScan.Credentials;

/// <summary>
/// Values behind the name of a header or parameter, however the two are joined: <c>NAME: value</c>, <c>"NAME": "value"</c>,
/// <c>NAME=value</c>, <c>("NAME", "value")</c>, <c>{"name": "NAME", "value": "value"}</c>.
/// </summary>
internal static class NamedValue
{
    private const int LongestGap = 40;
    private const int LongestValue = 2048;

    private static readonly SearchValues<byte> Joints = SearchValues.Create(" \t\r\n\"'`:=>,()[{}]\\|"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\"'`,&;()[]{}<>\\|"u8);

    /// <summary>The next place at or behind <paramref name="from"/> where <paramref name="name"/> stands apart, in any case; -1: none.</summary>
    public static int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int from)
    {
        while (text.Length - from >= name.Length && AnyCase.IndexOf(text[from..], name) is var next and >= 0)
        {
            from += next;
            if ((!IsNameByte(text, from - 1) || IsInQuery(text, from)) && !IsNameByte(text, from + name.Length))
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    /// <summary>True when the name at <paramref name="at"/> is a parameter of a query or form, and not its first in a form.</summary>
    public static bool IsInQuery(ReadOnlySpan<byte> text, int at) =>
        text[..at].EndsWith("&"u8) || text[..at].EndsWith("?"u8) || text[..at].EndsWith("&amp;"u8) || text[..at].EndsWith("\\u0026"u8);

    /// <summary>The value behind a name that ends at <paramref name="nameEnd"/>; empty when there is none.</summary>
    public static Span Read(ReadOnlySpan<byte> text, int nameEnd)
    {
        var start = SkipJoints(text, nameEnd);
        if (start > nameEnd && start + 5 < text.Length && Ascii.EqualsIgnoreCase(text.Slice(start, 5), "value"u8) && Joints.Contains(text[start + 5]))
        {
            start = SkipJoints(text, start + 5);
        }

        var rest = text[start..Math.Min(text.Length, start + LongestValue + 1)];
        var length = rest.IndexOfAny(Ends) is var end and >= 0 ? end : rest.Length;
        return start == nameEnd || length > LongestValue ? default : new Span(start, start + length);
    }

    private static int SkipJoints(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + LongestGap)];
        return rest.IndexOfAnyExcept(Joints) is var length and >= 0 ? at + length : at;
    }

    private static bool IsNameByte(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length
        && (char.IsAsciiLetterOrDigit((char)text[at]) || text[at] is (byte)'-' or (byte)'_');
}
