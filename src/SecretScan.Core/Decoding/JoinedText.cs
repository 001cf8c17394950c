namespace SecretScan.Decoding;

/// <summary>
/// Strings that are put together of pieces: <c>"ghp_" + "…"</c>, <c>"…" . "…"</c>, <c>"…" &lt;&gt; "…"</c>, <c>"…" &amp; "…"</c>, <c>"…" || "…"</c>, pieces on lines below each
/// other, a backslash at the end of a line, and the elements of a list that is put together (<see cref="JoinedList"/>).
/// </summary>
/// <remarks>Pieces of a token meet between two of its characters; sentences meet at a blank, and are left alone.</remarks>
internal static class JoinedText
{
    private const string Form = "joined strings";
    private const int LongestGap = 160;

    /// <summary>Adds the gap that begins with the quote or backslash at <paramref name="at"/>; within a list that is put together a comma joins too.</summary>
    /// <returns>Where it ends, or <paramref name="at"/> when it is none.</returns>
    public static int Add(ReadOnlySpan<byte> text, int at, bool isListed, List<Encoded> found)
    {
        if (at == 0 || !IsTokenByte(text[at - 1]))
        {
            return at;
        }

        var gap = text[at..Math.Min(text.Length, at + LongestGap)];
        var length = text[at] == '\\' ? Continuation(gap) : Operator(gap, isListed);
        if (length == 0 || at + length >= text.Length || !IsTokenByte(text[at + length]))
        {
            return at;
        }

        found.Add(new Encoded(at, at + length, Form, []));
        return at + length;
    }

    // From the quote that closes to behind the quote that opens.
    private static int Operator(ReadOnlySpan<byte> gap, bool isListed)
    {
        var (i, line) = Blanks(gap, 1, false);
        var before = i;
        while (i < gap.Length && gap[i] is (byte)'+' or (byte)'.' or (byte)'&' or (byte)'|' or (byte)'<' or (byte)'>' or (byte)'~' or (byte)'_' or (byte)',')
        {
            i++;
        }

        var sign = gap[before..i];
        (i, line) = Blanks(gap, i, line);
        if (i < gap.Length && gap[i] == '\\')
        {
            (i, line) = Blanks(gap, i + 1, line);
        }

        var joins = sign.IsEmpty ? line : IsSign(sign) || (isListed && sign.SequenceEqual(","u8));
        return joins && i < gap.Length && gap[i] is (byte)'"' or (byte)'\'' or (byte)'`' ? i + 1 : 0;
    }

    // Shell and C go on in the first column of the next line, a string of YAML behind its indent.
    private static int Continuation(ReadOnlySpan<byte> gap)
    {
        var (at, line) = Blanks(gap, 1, false);
        return line ? at : 0;
    }

    private static bool IsSign(ReadOnlySpan<byte> sign) =>
        sign.SequenceEqual("+"u8) || sign.SequenceEqual("."u8) || sign.SequenceEqual("&"u8) || sign.SequenceEqual("||"u8) || sign.SequenceEqual("<>"u8)
        || sign.SequenceEqual("++"u8) || sign.SequenceEqual(".."u8) || sign.SequenceEqual("~"u8) || sign.SequenceEqual("_"u8);

    private static (int At, bool Line) Blanks(ReadOnlySpan<byte> gap, int at, bool line)
    {
        while (at < gap.Length && gap[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            line |= gap[at] == '\n';
            at++;
        }

        return (at, line);
    }

    private static bool IsTokenByte(byte c) =>
        char.IsAsciiLetterOrDigit((char)c) || c is (byte)'_' or (byte)'-' or (byte)'+' or (byte)'/' or (byte)'=' or (byte)'.' or (byte)':' or (byte)'@' or (byte)'$' or (byte)'!';
}
