namespace SecretScan.Credentials;

/// <summary>Reads the names and values around given points of a text, each stretch once.</summary>
internal static class SlotWindows
{
    private const int ReadBefore = 8 * 1024;
    private const int ReadAfter = 4 * 1024;

    /// <summary>Adds to <paramref name="map"/> what stands around <paramref name="points"/> (ascending).</summary>
    public static void Read(ReadOnlySpan<byte> text, IReadOnlyList<int> points, SlotMap map)
    {
        var reader = new SlotReader(text, map);
        var (line, counted) = (0, 0);
        for (var i = 0; i < points.Count;)
        {
            var start = LineStart(text, points[i] - ReadBefore);
            var end = Math.Min(text.Length, points[i] + ReadAfter);
            for (i++; i < points.Count && points[i] - ReadBefore <= end; i++)
            {
                end = Math.Min(text.Length, points[i] + ReadAfter);
            }

            end = LineEnd(text, end);
            start = Math.Max(start, counted);
            line += text[counted..start].Count((byte)'\n');
            reader.Read(start, end, line);
            line += text[start..end].Count((byte)'\n');
            counted = end;
        }
    }

    private static int LineStart(ReadOnlySpan<byte> text, int at)
    {
        if (at <= 0)
        {
            return 0;
        }

        var from = Math.Max(0, at - ReadBefore);
        return text[from..at].LastIndexOf((byte)'\n') is var found and >= 0 ? from + found + 1 : at;
    }

    private static int LineEnd(ReadOnlySpan<byte> text, int at)
    {
        var limit = Math.Min(text.Length, at + ReadAfter);
        return text[at..limit].IndexOf((byte)'\n') is var found and >= 0 ? at + found + 1 : limit;
    }
}
