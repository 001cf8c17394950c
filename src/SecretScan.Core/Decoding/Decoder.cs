using SecretScan.Credentials;
using SecretScan.Detection;

namespace SecretScan.Decoding;

/// <summary>Finds what is encoded in a text and gives the text with that decoded, one level at a time.</summary>
internal static class Decoder
{
    // A megabyte of markup has some ten thousand entities; what has more than this was made to have them.
    private const int MostStretches = 200_000;
    private const int SmallText = 1 << 20;
    private const int ShortestBase64 = 8;

    /// <summary>Decodes one level.</summary>
    /// <param name="text">The text.</param>
    /// <param name="runs">Its runs of token characters that may be base64 or hexadecimal, ascending: what <see cref="ShapePass"/> gave.</param>
    /// <param name="outer">What <paramref name="text"/> was decoded from, or null.</param>
    /// <param name="isCut">True when there was more than the bounds allow.</param>
    /// <returns>Null when nothing is encoded.</returns>
    public static DecodedText? Decode(ReadOnlySpan<byte> text, SpanBuffer runs, DecodedText? outer, out bool isCut)
    {
        List<Encoded>? found = null;
        var budget = new DecodeBudget(text.Length);
        var (run, done) = (0, 0);
        var marks = new EncodedMarks(text);
        var joined = new JoinedList(text, "join("u8);
        var concatenated = new JoinedList(text, "oncat"u8);
        var mark = marks.Next(0);
        while ((mark >= 0 || run < runs.Count) && (found is null || found.Count < MostStretches) && !budget.IsSpent)
        {
            if (run < runs.Count && (mark < 0 || runs[run].Start <= mark))
            {
                var candidate = runs[run++];
                if (candidate.Start >= done)
                {
                    done = Math.Max(done, AddRun(text, candidate, ref found, ref budget));
                }

                mark = mark >= 0 && mark < done ? marks.Next(done) : mark;
                continue;
            }

            var isListed = EndsElement(text, mark) && (joined.Holds(mark) || concatenated.Holds(mark));
            var end = isListed || MayBegin(text, mark, outer is not null) ? AddMark(text, mark, outer is not null, isListed, found ??= []) : mark;
            done = Math.Max(done, end);
            mark = marks.Next(Math.Max(end, mark + 1));
        }

        AddShortValues(text, ref found, ref budget);
        isCut = budget.IsCut || found?.Count >= MostStretches || runs.Count >= MostStretches;
        return found is { Count: > 0 } ? DecodedText.Of(text, found, outer) : null;
    }

    /// <summary>True for a run of token characters that may be text in base64 or hexadecimal digits.</summary>
    public static bool MayBeText(ReadOnlySpan<byte> run) =>
        HexText.Is(HexText.WithoutPrefix(run)) || Base64Text.Begins(run) || (run[0] is (byte)'n' or (byte)'r' or (byte)'t' && Base64Text.Begins(run[1..]));

    private static int AddRun(ReadOnlySpan<byte> text, Span run, ref List<Encoded>? found, ref DecodeBudget budget)
    {
        var value = run.In(text);
        if (HexText.WithoutPrefix(value) is var digits && HexText.Is(digits))
        {
            return budget.Take(digits.Length) ? HexText.Add(run, digits, found ??= []) : run.Start;
        }

        // The letter of a line break that is written as \n is none of the run.
        var start = run.Start > 0 && text[run.Start - 1] == '\\' ? run.Start + 1 : run.Start;
        return Base64Text.Begins(text[start..run.End])
            ? Base64Text.Add(text, new Span(start, run.End), found ??= [], ref budget)
            : run.Start;
    }

    // A glance that turns most marks away before a list is made.
    private static bool MayBegin(ReadOnlySpan<byte> text, int at, bool isDecoded)
    {
        var next = at + 1 < text.Length ? text[at + 1] : (byte)0;
        return text[at] switch
        {
            (byte)'%' => next is >= (byte)'2' and <= (byte)'7',
            (byte)'&' => next is (byte)'#' or (byte)'q' or (byte)'a' or (byte)'l' or (byte)'g',
            (byte)'\\' => next is (byte)'u' or (byte)'x' or (byte)'/' or (byte)'\\' or (byte)'\r' or (byte)'\n' || (isDecoded && next is (byte)'"' or (byte)'n'),
            (byte)'"' when next == '"' => EscapedText.IsDoubledQuote(text, at),
            _ => next is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'+' or (byte)'.' or (byte)'&' or (byte)'\\',
        };
    }

    // 'a', "b",
    private static bool EndsElement(ReadOnlySpan<byte> text, int at) =>
        at + 1 < text.Length && text[at + 1] == ',' && (text[at] is (byte)'"' or (byte)'\'' or (byte)'`');

    private static int AddMark(ReadOnlySpan<byte> text, int at, bool isDecoded, bool isListed, List<Encoded> found)
    {
        if (EscapedText.IsDoubledQuote(text, at))
        {
            return EscapedText.AddDoubledQuote(at, found);
        }

        var joins = text[at] is (byte)'"' or (byte)'\'' or (byte)'`' || (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is (byte)'\n' or (byte)'\r');
        return joins ? JoinedText.Add(text, at, isListed, found) : EscapedText.Add(text, at, isDecoded, found);
    }

    // Values of Kubernetes secrets are base64 whatever their length; anywhere else short words would pass for it.
    private static void AddShortValues(ReadOnlySpan<byte> text, ref List<Encoded>? found, ref DecodeBudget budget)
    {
        if (text.Length > SmallText || text.IndexOf("kind"u8) < 0 || (text.IndexOf("kind: Secret"u8) < 0 && text.IndexOf("\"Secret\""u8) < 0))
        {
            return;
        }

        var added = false;
        foreach (var line in text.Split((byte)'\n'))
        {
            var value = ValueOf(text, line);
            if (value.Length >= ShortestBase64 && value.Length <= ShapePass.ShortestRun && value.Length % 4 == 0 && Base64Text.Begins(value.In(text)))
            {
                added |= Base64Text.Add(text, value, found ??= [], ref budget) > value.Start;
            }
        }

        if (added)
        {
            found!.Sort((a, b) => a.Start.CompareTo(b.Start));
            var end = 0;
            found.RemoveAll(stretch =>
            {
                var overlaps = stretch.Start < end;
                end = overlaps ? end : stretch.End;
                return overlaps;
            });
        }
    }

    // "  name: value", "name": "value",
    private static Span ValueOf(ReadOnlySpan<byte> text, Range line)
    {
        var (start, length) = line.GetOffsetAndLength(text.Length);
        var end = start + length;
        var colon = text[start..end].LastIndexOf((byte)':');
        if (colon < 0)
        {
            return default;
        }

        var from = start + colon + 1;
        while (from < end && text[from] is (byte)' ' or (byte)'"' or (byte)'\'')
        {
            from++;
        }

        while (end > from && text[end - 1] is (byte)' ' or (byte)'"' or (byte)'\'' or (byte)',' or (byte)'\r' or (byte)'}')
        {
            end--;
        }

        return new Span(from, end);
    }
}
