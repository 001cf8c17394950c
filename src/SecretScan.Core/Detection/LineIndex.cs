using System.Text;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Turns byte offsets into lines and columns. It walks forward and remembers where it was, so asking in ascending
/// order costs one pass over the text.
/// </summary>
/// <remarks>Lines end with LF, CRLF or CR. Columns count UTF-16 code units; bytes that are not valid UTF-8 count one each.</remarks>
internal sealed class LineIndex
{
    private int _lineStart;
    private int _line = 1;
    private int _columnAt;
    private int _column = 1;

    /// <summary>The location of a stretch of <paramref name="text"/>, which must be the same text at every call.</summary>
    public Location Of(ReadOnlySpan<byte> text, Span span)
    {
        var (startLine, startColumn) = Position(text, span.Start);
        var (endLine, endColumn) = Position(text, span.End);
        return new Location(startLine, startColumn, endLine, endColumn);
    }

    private (int Line, int Column) Position(ReadOnlySpan<byte> text, int offset)
    {
        if (offset < _columnAt)
        {
            (_lineStart, _line, _columnAt, _column) = (0, 1, 0, 1);
        }

        var at = _columnAt;
        while (text[at..offset].IndexOfAny((byte)'\n', (byte)'\r') is var found and >= 0)
        {
            at += found;
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            if (at > offset)
            {
                break;
            }

            (_lineStart, _columnAt, _column) = (at, at, 1);
            _line++;
        }

        _column += CountUtf16(text[_columnAt..offset]);
        _columnAt = offset;
        return (_line, _column);
    }

    private static int CountUtf16(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                return count + bytes.Length;
            }

            count += ascii;
            bytes = bytes[ascii..];
            var isValid = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
            count += isValid ? rune.Utf16SequenceLength : 1;
            bytes = bytes[(isValid ? consumed : 1)..];
        }

        return count;
    }
}
