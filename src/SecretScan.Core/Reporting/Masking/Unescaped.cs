namespace SecretScan.Reporting;

/// <summary>Bytes read out of escapes, and for each the stretch of the original text it was written as.</summary>
internal sealed class Unescaped
{
    // Begin every escape that is known here.
    private static ReadOnlySpan<byte> Escapes => "%\\&"u8;

    private readonly byte[] _bytes;
    private readonly int[] _starts;
    private readonly int[] _ends;

    private Unescaped(int capacity)
    {
        _bytes = new byte[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>The text as it stands and as it reads with each kind of escape taken out, two kinds deep.</summary>
    public static List<Unescaped> Readings(ReadOnlySpan<byte> text)
    {
        var plain = new Unescaped(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Add(text[i], i, i + 1);
        }

        List<Unescaped> readings = [plain];
        plain.ReadInto(readings, depth: 2);
        return readings;
    }

    /// <summary>Where the bytes from <paramref name="start"/> to <paramref name="end"/> (exclusive) were written.</summary>
    public (int Start, int End) Written(int start, int end) => (_starts[start], _ends[end - 1]);

    private void ReadInto(List<Unescaped> readings, int depth)
    {
        foreach (var escape in Escapes)
        {
            if (depth > 0 && Bytes.Contains(escape))
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

    // No escape is shorter than what it stands for.
    private Unescaped Without(byte escape)
    {
        var reading = new Unescaped(Count);
        Span<byte> decoded = stackalloc byte[Escape.MaxDecoded];
        for (var i = 0; i < Count;)
        {
            var length = 0;
            var count = _bytes[i] == escape ? Escape.Decode(Bytes[i..], decoded, out length) : 0;
            if (count == 0)
            {
                reading.Add(_bytes[i], _starts[i], _ends[i]);
                i++;
                continue;
            }

            foreach (var b in decoded[..count])
            {
                reading.Add(b, _starts[i], _ends[i + length - 1]);
            }

            i += length;
        }

        return reading;
    }

    private void Add(byte b, int start, int end)
    {
        (_bytes[Count], _starts[Count], _ends[Count]) = (b, start, end);
        Count++;
    }
}
