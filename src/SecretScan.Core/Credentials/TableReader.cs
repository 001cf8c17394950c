using System.Buffers;

namespace SecretScan.Credentials;

/// <summary>
/// Reads tables: Markdown rows, CSV and tab-separated files whose first line names the columns, and the
/// <c>COPY table (columns) FROM stdin;</c> of a PostgreSQL dump. A row is a scope of its own.
/// </summary>
internal readonly ref struct TableReader(ReadOnlySpan<byte> text, SlotMap map, int parent)
{
    private const int MostColumns = 64;
    private const int MostRows = 10_000;

    private static readonly SearchValues<byte> Header =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- "u8);

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Reads the table that begins at <paramref name="at"/>.</summary>
    /// <returns>Where it ends, or 0 when none begins there.</returns>
    public int Read(int at, int line)
    {
        var first = Line(at);
        var isDump = first.In(_text) is var head && head.StartsWith("COPY "u8) && head.EndsWith("FROM stdin;"u8) && head.Contains((byte)'(');
        var separator = first.In(_text).StartsWith("|"u8) ? (byte)'|' : isDump || first.In(_text).Contains((byte)'\t') ? (byte)'\t' : (byte)',';
        if (separator != '|' && !isDump && at > 0)
        {
            return 0;
        }

        var names = isDump ? Cells(Columns(first), (byte)',') : Cells(first, separator);
        if (names.Count < 2 || !IsHeader(names))
        {
            return 0;
        }

        // Two columns are name and value, more are a header and rows.
        var isPairs = separator == '|' && names.Count == 2;
        var end = isPairs ? at : Next(first);
        for (var row = 0; row < MostRows && end < _text.Length; row++)
        {
            var span = Line(end);
            var cells = Cells(span, separator);
            if (cells.Count != names.Count || (separator == ',' && span.In(_text).Contains((byte)'(')))
            {
                break;
            }

            AddRow(span, isPairs ? [default, cells[0]] : names, cells, isPairs ? line + row : line + row + 1, isPairs);
            end = Next(span);
        }

        return end > Next(first) || isPairs ? end : 0;
    }

    // What stands between the brackets.
    private Span Columns(Span line)
    {
        var open = line.Start + line.In(_text).IndexOf((byte)'(') + 1;
        var close = line.Start + line.In(_text).LastIndexOf((byte)')');
        return new Span(open, Math.Max(open, close));
    }

    private bool IsHeader(List<Span> names)
    {
        foreach (var name in names)
        {
            if (name.IsEmpty || name.In(_text).ContainsAnyExcept(Header))
            {
                return false;
            }
        }

        return true;
    }

    private void AddRow(Span row, List<Span> names, List<Span> cells, int line, bool inParent)
    {
        var frame = parent;
        if (!inParent)
        {
            map.Frames.Add(new Frame { Parent = parent, Kind = Frame.Section, Start = row.Start, End = row.End, Arguments = cells.Count });
            frame = map.Frames.Count - 1;
        }

        for (var i = inParent ? 1 : 0; i < cells.Count; i++)
        {
            var isQuoted = cells[i].Length > 2 && _text[cells[i].Start] is (byte)'`' or (byte)'"'
                && _text[cells[i].End - 1] == _text[cells[i].Start];
            var value = isQuoted ? new Span(cells[i].Start + 1, cells[i].End - 1) : cells[i];
            if (!value.IsEmpty)
            {
                map.Slots.Add(new Slot { Value = value, Name = names[i], Frame = frame, Argument = i, Line = line, Quoted = isQuoted });
            }
        }
    }

    private List<Span> Cells(Span line, byte separator)
    {
        var cells = new List<Span>();
        var (start, end) = (line.Start, line.End);
        if (separator == '|')
        {
            (start, end) = (start + 1, end > start + 1 && _text[end - 1] == '|' ? end - 1 : end);
        }

        for (var at = start; at <= end && cells.Count < MostColumns;)
        {
            var next = at < end && _text[at..end].IndexOf(separator) is var found and >= 0 ? at + found : end;
            var (from, to) = (at, next);
            while (from < to && _text[from] is (byte)' ' or (byte)'\t')
            {
                from++;
            }

            while (to > from && _text[to - 1] is (byte)' ' or (byte)'\t')
            {
                to--;
            }

            cells.Add(new Span(from, to));
            at = next + 1;
        }

        return cells;
    }

    private Span Line(int at)
    {
        var length = _text[at..].IndexOfAny((byte)'\r', (byte)'\n');
        return new Span(at, length < 0 ? _text.Length : at + length);
    }

    private int Next(Span line)
    {
        var at = line.End;
        if (at < _text.Length && _text[at] == '\r')
        {
            at++;
        }

        return at < _text.Length && _text[at] == '\n' ? at + 1 : at;
    }
}
