using System.Text;
using SecretScan.Credentials;

namespace SecretScan.Detection;

/// <summary>
/// Turns byte offsets into lines and columns. It walks forward and leaves marks behind, so that all questions together
/// cost one pass over the text and a few kilobytes each, in whatever order they come.
/// </summary>
/// <remarks>Lines end with LF, CRLF or CR. Columns count UTF-16 code units; bytes that are not valid UTF-8 count one each.</remarks>
internal sealed class LineIndex
{
    private const int Stride = 4 * 1024;
    private const int Fields = 3;

    // Offset, line and column of every place where a mark was left. Numbers, for a list of structs would be compiled at start-up.
    private List<int>? _marks;
    private int _at;
    private int _line = 1;
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
        if (offset < _at || offset - _at > Stride)
        {
            GoToMark(offset);
        }

        while (offset - _at > Stride)
        {
            Walk(text, CharacterStart(text, _at + Stride));
            if (_marks is null || _marks[^Fields] < _at)
            {
                (_marks ??= []).AddRange([_at, _line, _column]);
            }
        }

        // A character that is asked for by its middle is counted as a whole the next time.
        Walk(text, CharacterStart(text, offset));
        return (_line, _column + CountUtf16(text[_at..offset]));
    }

    // The last one that is not behind the offset.
    private void GoToMark(int offset)
    {
        var (low, high) = (0, (_marks?.Count ?? 0) / Fields);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _marks![middle * Fields] <= offset ? (middle + 1, high) : (low, middle);
        }

        var mark = (low - 1) * Fields;
        if (low > 0 && (offset < _at || _marks![mark] > _at))
        {
            (_at, _line, _column) = (_marks![mark], _marks[mark + 1], _marks[mark + 2]);
        }
        else if (offset < _at)
        {
            (_at, _line, _column) = (0, 1, 1);
        }
    }

    private void Walk(ReadOnlySpan<byte> text, int offset)
    {
        var at = _at;
        while (text[at..offset].IndexOfAny((byte)'\n', (byte)'\r') is var found and >= 0)
        {
            at += found;
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            if (at > offset)
            {
                break;
            }

            (_at, _column) = (at, 1);
            _line++;
        }

        _column += CountUtf16(text[_at..offset]);
        _at = offset;
    }

    // The first byte of the character that holds the offset. Continuing bytes behind ASCII, and the fourth in a row, belong to none.
    private int CharacterStart(ReadOnlySpan<byte> text, int offset)
    {
        for (var back = 0; back <= 3 && offset - back > _at && offset < text.Length; back++)
        {
            if ((text[offset - back] & 0xC0) != 0x80)
            {
                return text[offset - back] >= 0xC0 ? offset - back : offset;
            }
        }

        return offset;
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
