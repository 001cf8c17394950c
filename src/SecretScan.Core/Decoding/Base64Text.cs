using System.Buffers;
using System.Buffers.Text;
using SecretScan.Credentials;

namespace SecretScan.Decoding;

/// <summary>Text in base64, of either alphabet, padded or not, on one line or wrapped over several.</summary>
internal static class Base64Text
{
    public const string Form = "base64";

    // Fewest characters of a line for the next one to be its continuation: MIME wraps at 76, PEM at 64, some tools at 60 or 72.
    private const int ShortestLine = 40;

    // Three megabytes at the usual width; what comes behind is a text of its own.
    private const int MostLines = 50_000;

    private static ReadOnlySpan<byte> GzipHead => "H4sI"u8;

    /// <summary>
    /// True when the first characters decode to text, to UTF-16, or to the head of gzip. Half of all first letters, and
    /// half of the second and third, cannot begin ASCII: of random base64 and of words hardly any passes.
    /// </summary>
    public static bool Begins(ReadOnlySpan<byte> run)
    {
        if (run.StartsWith(GzipHead))
        {
            return true;
        }

        Span<byte> head = stackalloc byte[12];
        var groups = Math.Min(4, run.TrimEnd((byte)'=').Length / 4);
        for (var i = 0; i < groups; i++)
        {
            var (a, b, c, d) = (Digit(run[4 * i]), Digit(run[(4 * i) + 1]), Digit(run[(4 * i) + 2]), Digit(run[(4 * i) + 3]));
            if ((a | b | c | d) < 0)
            {
                return false;
            }

            head[3 * i] = (byte)((a << 2) | (b >> 4));
            head[(3 * i) + 1] = (byte)((b << 4) | (c >> 2));
            head[(3 * i) + 2] = (byte)((c << 6) | d);
        }

        head = head[..(3 * groups)];
        return groups > 0 && (IsAscii(head) || IsUtf16(head));
    }

    /// <summary>Adds the text that begins at <paramref name="run"/> with the lines it goes on over.</summary>
    /// <returns>Where the encoded text ends, or the start of the run when it is none.</returns>
    public static int Add(ReadOnlySpan<byte> text, Span run, List<Encoded> found, ref DecodeBudget budget)
    {
        var lines = Lines(text, run, budget.Left);
        if (AddBlock(text, lines, found, ref budget))
        {
            return lines[^1].End;
        }

        if (lines.Count == 1 || budget.IsSpent)
        {
            return run.Start;
        }

        // A line may be text where all of them are none. They are done with: as the head of those below it, each line would
        // have all of them read again.
        foreach (var line in lines)
        {
            if (Begins(text[line.Start..line.End]))
            {
                AddBlock(text, [line], found, ref budget);
            }
        }

        return lines[^1].End;
    }

    private static bool AddBlock(ReadOnlySpan<byte> text, List<Line> lines, List<Encoded> found, ref DecodeBudget budget)
    {
        var length = 0;
        foreach (var line in lines)
        {
            length += line.Length;
        }

        if (!budget.Take(length))
        {
            return false;
        }

        var encoded = new byte[length];
        var at = 0;
        foreach (var line in lines)
        {
            text[line.Start..line.End].CopyTo(encoded.AsSpan(at));
            at += line.Length;
        }

        if (Decode(encoded) is not { } bytes || (IsGzip(bytes) ? budget.Inflate(bytes) : PlainText.Of(bytes)) is not { } plain)
        {
            return false;
        }

        if (lines.Count == 1 || plain.Length != bytes.Length)
        {
            found.Add(new Encoded(lines[0].Start, lines[^1].End, IsGzip(bytes) ? "base64 gzip" : Form, plain));
        }
        else
        {
            AddLines(lines, plain, found);
        }

        return true;
    }

    // Every line for itself, so that what is found has the line it stands in.
    private static void AddLines(List<Line> lines, byte[] plain, List<Encoded> found)
    {
        var at = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                found.Add(new Encoded(lines[i - 1].End, lines[i].Start, Form, []));
            }

            var length = Math.Min(lines[i].Length / 4 * 3, plain.Length - at);
            length = i == lines.Count - 1 ? plain.Length - at : length;
            found.Add(new Encoded(lines[i].Start, lines[i].End, Form, plain[at..(at + length)]));
            at += length;
        }
    }

    private static List<Line> Lines(ReadOnlySpan<byte> text, Span run, int most)
    {
        List<Line> lines = [new Line(run.Start, run.End)];
        if (run.Length < ShortestLine || run.Length % 4 != 0)
        {
            return lines;
        }

        var last = lines[0];
        most = Math.Min(most / run.Length, MostLines);
        while (last.Length == run.Length && lines.Count <= most && text[last.End - 1] != '=' && NextLine(text, last.End) is { } next && next.Length <= run.Length)
        {
            lines.Add(next);
            last = next;
        }

        return lines;
    }

    // The base64 at the start of the next line, with nothing before it but indent, comment signs and quotes.
    private static Line? NextLine(ReadOnlySpan<byte> text, int at)
    {
        var newLine = false;
        while (at < text.Length && (text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'"' or (byte)'\'' or (byte)'+' or (byte)'\\' or (byte)'#' or (byte)','
            || (at > 0 && text[at - 1] == '\\' && text[at] is (byte)'n' or (byte)'r')))
        {
            newLine |= text[at] is (byte)'\n' or (byte)'n';
            at++;
        }

        var end = at;
        while (end < text.Length && Digit(text[end]) >= 0)
        {
            end++;
        }

        while (end < text.Length && text[end] == '=' && (end - at) % 4 != 0)
        {
            end++;
        }

        var isWhole = end == text.Length || text[end] is (byte)'\r' or (byte)'\n' or (byte)'\\' or (byte)'"' or (byte)'\'';
        return newLine && end > at && isWhole && !text[at..end].StartsWith("--"u8) ? new Line(at, end) : null;
    }

    /// <summary>The bytes of base64 in either alphabet, padded or not; null when it is none. Its alphabet is made the usual one in place.</summary>
    public static byte[]? Decode(Span<byte> encoded)
    {
        encoded = encoded.TrimEnd((byte)'=');
        encoded.Replace((byte)'-', (byte)'+');
        encoded.Replace((byte)'_', (byte)'/');
        var rest = encoded.Length % 4;
        if (rest == 1)
        {
            return null;
        }

        var bytes = new byte[(encoded.Length / 4 * 3) + (rest == 0 ? 0 : rest - 1)];
        if (Base64.DecodeFromUtf8(encoded[..^rest], bytes, out _, out var written) != OperationStatus.Done)
        {
            return null;
        }

        if (rest > 0)
        {
            Span<byte> tail = [.. encoded[^rest..], .. "=="u8[..(4 - rest)]];
            Span<byte> last = stackalloc byte[3];

            // Bits that stand for nothing may be set by whoever encoded carelessly.
            if (Base64.DecodeFromUtf8(tail, last, out _, out var more) != OperationStatus.Done)
            {
                return null;
            }

            last[..more].CopyTo(bytes.AsSpan(written));
        }

        return bytes;
    }

    private static bool IsGzip(byte[] bytes) => bytes.Length > 18 && bytes[0] == 0x1F && bytes[1] == 0x8B;

    private static bool IsAscii(ReadOnlySpan<byte> head)
    {
        foreach (var b in head)
        {
            if (b is < 0x20 or > 0x7E && b is not ((byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUtf16(ReadOnlySpan<byte> head)
    {
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (head[i] is < 9 or > 0x7E || head[i + 1] != 0)
            {
                return false;
            }
        }

        return head.Length > 1;
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };

    private sealed record Line(int Start, int End)
    {
        public int Length => End - Start;
    }
}
