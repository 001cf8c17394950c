using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SecretScan.Detection;

/// <summary>
/// Recognises UTF-16 and gives it as UTF-8, so that one engine scans it. PowerShell redirection and Windows editors
/// write such files, and git calls them binary.
/// </summary>
/// <remarks>
/// Without a byte order mark a text is taken for UTF-16 when, of its first 4 KiB, at least seven in ten of the high
/// bytes are zero and hardly any of the low ones: ASCII in UTF-16 has all of them, other files practically none.
/// What then still holds a stretch of plain text is a mixture: PowerShell 5 appends UTF-16 to files of any encoding, and three
/// bytes at the start of a file could hide all that follows. Of a mixture, and of any file with zero bytes, the stretches of
/// UTF-16 that are ASCII are taken for what they say, and the rest stays as it is.
/// </remarks>
internal static class Utf16
{
    private const int Probe = 4096;
    private const int Shortest = 16;

    // As much as git looks at.
    private const int GitProbe = 8000;

    // Of a Chinese character in UTF-16 both bytes are ones that ASCII prints in one of five: twelve in a row are not.
    private const int PlainStretch = 24;

    // Fewer characters between zero bytes are tables and flags.
    private const int WideStretch = 16;

    /// <summary>True for what git calls binary, a zero byte near the start, and what is no UTF-16 either.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> text) =>
        MayBe(text[..Math.Min(text.Length, GitProbe)]) && Order(text[..Math.Min(text.Length, Probe)]) is ByteOrder.None;

    /// <summary>False for texts that are neither UTF-16 nor binary: there is no zero byte in them.</summary>
    public static bool MayBe(ReadOnlySpan<byte> text) => text.Contains((byte)0);

    /// <summary>The text as UTF-8 when it is UTF-16 or has stretches of it, else null.</summary>
    public static byte[]? ToUtf8(ReadOnlySpan<byte> text) => !MayBe(text) ? null : Order(text) switch
    {
        ByteOrder.Little => Transcode(HasMark(text) ? text[2..] : text, bigEndian: false),
        ByteOrder.Big => Transcode(HasMark(text) ? text[2..] : text, bigEndian: true),
        _ => WithNarrowStretches(text),
    };

    private static bool HasMark(ReadOnlySpan<byte> text) => text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    // Of a text that is UTF-16 from beginning to end.
    private static ByteOrder Order(ReadOnlySpan<byte> text)
    {
        var probe = text[..Math.Min(text.Length & ~1, Probe)];
        var order = !MayBe(probe) ? ByteOrder.None
            : HasMark(probe) ? (probe[0] == 0xFF ? ByteOrder.Little : ByteOrder.Big)
            : OrderByZeros(probe);
        return order != ByteOrder.None && !HasPlainStretch(text) ? order : ByteOrder.None;
    }

    private static ByteOrder OrderByZeros(ReadOnlySpan<byte> probe)
    {
        if (probe.Length < Shortest)
        {
            return ByteOrder.None;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < probe.Length; i += 2)
        {
            even += probe[i] == 0 ? 1 : 0;
            odd += probe[i + 1] == 0 ? 1 : 0;
        }

        var (most, few) = (probe.Length / 2 * 7 / 10, probe.Length / 2 / 20);
        return odd >= most && even <= few ? ByteOrder.Little : even >= most && odd <= few ? ByteOrder.Big : ByteOrder.None;
    }

    private static bool HasPlainStretch(ReadOnlySpan<byte> text)
    {
        var length = 0;
        foreach (var c in text)
        {
            length = IsAscii(c) ? length + 1 : 0;
            if (length == PlainStretch)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[]? WithNarrowStretches(ReadOnlySpan<byte> text)
    {
        ArrayBufferWriter<byte>? narrow = null;
        var copied = 0;
        for (var at = 0; text[at..].IndexOf((byte)0) is >= 0 and var zero;)
        {
            // The letter stands before its zero, or behind it.
            at += zero;
            var start = at > copied && IsAscii(text[at - 1]) ? at - 1 : at;
            var letter = start == at ? 1 : 0;
            var end = start;
            while (end + 1 < text.Length && text[end + 1 - letter] == 0 && IsAscii(text[end + letter]))
            {
                end += 2;
            }

            if (end - start >= 2 * WideStretch)
            {
                narrow ??= new ArrayBufferWriter<byte>(text.Length);
                narrow.Write(text[copied..start]);
                for (var i = start; i < end; i += 2)
                {
                    narrow.Write(text.Slice(i + letter, 1));
                }

                copied = end;
            }

            at = Math.Max(at + 1, end);
        }

        narrow?.Write(text[copied..]);
        return narrow?.WrittenSpan.ToArray();
    }

    private static bool IsAscii(byte c) => c is (>= 0x20 and < 0x7F) or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static byte[] Transcode(ReadOnlySpan<byte> text, bool bigEndian)
    {
        var chars = new char[text.Length / 2];
        for (var i = 0; i < chars.Length; i++)
        {
            var unit = text.Slice(2 * i, 2);
            chars[i] = (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(unit) : BinaryPrimitives.ReadUInt16LittleEndian(unit));
        }

        return Encoding.UTF8.GetBytes(chars);
    }

    private enum ByteOrder
    {
        None,
        Little,
        Big,
    }
}
