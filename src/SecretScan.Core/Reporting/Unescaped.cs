using System.Buffers;

namespace SecretScan.Reporting;

/// <summary>Bytes read out of escapes, and for each the stretch of the original text it was written as.</summary>
internal sealed class Unescaped
{
    // %, \ and & begin every escape that is known here.
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("%\\&"u8);

    private readonly List<byte> _bytes;
    private readonly List<(int Start, int End)> _written;

    private Unescaped(int capacity)
    {
        _bytes = new List<byte>(capacity);
        _written = new List<(int, int)>(capacity);
    }

    public int Count => _bytes.Count;

    public byte this[int i] => _bytes[i];

    /// <summary>The text as it stands and as it reads with each kind of escape taken out, two kinds deep.</summary>
    public static List<Unescaped> Readings(ReadOnlySpan<byte> text)
    {
        var plain = new Unescaped(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Add(text[i], i, i + 1);
        }

        List<Unescaped> readings = [plain];
        if (text.ContainsAny(Escapes))
        {
            plain.ReadInto(readings, depth: 2);
        }

        return readings;
    }

    /// <summary>Where the bytes from <paramref name="start"/> to <paramref name="end"/> (exclusive) were written.</summary>
    public (int Start, int End) Written(int start, int end) => (_written[start].Start, _written[end - 1].End);

    private void ReadInto(List<Unescaped> readings, int depth)
    {
        foreach (var escape in "%\\&"u8)
        {
            if (depth > 0 && _bytes.Contains(escape))
            {
                var reading = Without(escape);
                if (reading.Count < Count)
                {
                    readings.Add(reading);
                    reading.ReadInto(readings, depth - 1);
                }
            }
        }
    }

    private Unescaped Without(byte escape)
    {
        var text = _bytes.ToArray().AsSpan();
        var reading = new Unescaped(text.Length);
        Span<byte> decoded = stackalloc byte[Escape.MaxDecoded];
        for (var i = 0; i < text.Length;)
        {
            var length = 0;
            var count = text[i] == escape ? Escape.Decode(text[i..], decoded, out length) : 0;
            if (count == 0)
            {
                reading.Add(text[i], _written[i].Start, _written[i].End);
                i++;
                continue;
            }

            var (start, end) = Written(i, i + length);
            foreach (var b in decoded[..count])
            {
                reading.Add(b, start, end);
            }

            i += length;
        }

        return reading;
    }

    private void Add(byte b, int start, int end)
    {
        _bytes.Add(b);
        _written.Add((start, end));
    }
}
