namespace SecretScan.Credentials;

/// <summary>
/// What only the beginning of a line tells: the header of a section, the dash of a list, the key of an indented block, a table, and a
/// line that is nothing but a value. It counts where no bracket is open.
/// </summary>
internal static class LineStart
{
    /// <summary>Reads it; <paramref name="cursor"/> stands at the first byte of the line.</summary>
    public static void Read(ref SlotCursor cursor)
    {
        if (cursor.Quotes > 0)
        {
            return;
        }

        var first = FirstSign(cursor);
        if (first >= cursor.End || cursor.Text[first] is (byte)'\r' or (byte)'\n' or (byte)'#')
        {
            return;
        }

        if (!cursor.Frames.AreLines)
        {
            // A bracket that was opened in prose or in a string we misread must not swallow the rest of the file.
            var isMargin = first == cursor.At && char.IsAsciiLetter((char)cursor.Text[first]);
            if (!isMargin || !cursor.Frames.CloseStray(cursor.At))
            {
                return;
            }
        }

        if (!ReadTable(ref cursor))
        {
            ReadLine(ref cursor, first);
        }
    }

    private static int FirstSign(in SlotCursor cursor)
    {
        var first = cursor.At;
        while (first < cursor.End && cursor.Text[first] is (byte)' ' or (byte)'\t')
        {
            first++;
        }

        return first;
    }

    private static bool ReadTable(ref SlotCursor cursor)
    {
        var known = cursor.Map.Slots.Count;
        var after = new TableReader(cursor.Text[..cursor.End], cursor.Map, cursor.Frames.Innermost).Read(cursor.At, cursor.Line);
        if (after <= 0)
        {
            return false;
        }

        ReadCells(ref cursor, known);
        cursor.Line += cursor.Text[cursor.At..after].Count((byte)'\n');
        cursor.At = after;
        return true;
    }

    // JSON in a cell, and code between backticks.
    private static void ReadCells(ref SlotCursor cursor, int first)
    {
        var (frame, line) = (cursor.Frames.Innermost, cursor.Line);
        for (var i = first; i < cursor.Map.Slots.Count; i++)
        {
            var cell = cursor.Map.Slots[i];
            if (cursor.Text[cell.Value.Start] == '{' || cell.Quoted)
            {
                cursor.Line = cell.Line;
                cursor.Frames.Enter(cell.Frame);
                QuotedText.ReadInside(ref cursor, cell.Value);
            }
        }

        cursor.Line = line;
        cursor.Frames.Enter(frame);
    }

    private static void ReadLine(ref SlotCursor cursor, int first)
    {
        var rest = cursor.Text[first..cursor.End];
        var line = (rest.IndexOfAny((byte)'\r', (byte)'\n') is var length and >= 0 ? rest[..length] : rest).TrimEnd((byte)' ');
        var isItem = line.StartsWith("- "u8);
        var indent = ((first - cursor.At) * 2) + (isItem ? 1 : 0);
        if (SlotText.IsSectionHeader(line))
        {
            cursor.Frames.CloseSections(int.MinValue, cursor.At);
            cursor.Open(Frame.Section, first, default, new Span(first, first + line.Length), indent: -1);
            return;
        }

        cursor.Frames.CloseSections(indent, cursor.At);
        if (SlotText.IsBareValue(line))
        {
            cursor.Add(new Span(first, first + line.Length), default, quoted: false);
            cursor.At = first + line.Length;
            return;
        }

        if (isItem)
        {
            cursor.Open(Frame.Section, first, default, default, indent);
        }

        if (line is [.., (byte)':'] && line.Length > 1)
        {
            cursor.Open(Frame.Section, first, default, new Span(first, first + line.Length - 1), indent);
        }
    }
}
