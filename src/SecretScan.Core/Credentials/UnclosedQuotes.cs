namespace SecretScan.Credentials;

/// <summary>
/// Finds the ends of strings, and remembers where there was none: in a long line each of thousands of quotes would look
/// through the same bytes.
/// </summary>
internal sealed class UnclosedQuotes
{
    private Span _double;
    private Span _single;
    private Span _back;

    /// <summary>Where the string that begins at <paramref name="start"/> ends, or -1 when it does not on its line.</summary>
    public int Close(SlotText text, int start, byte quote, bool escaped)
    {
        var at = start;
        if (escaped)
        {
            // The next quote ends the search, whichever it is.
            return text.ClosingQuote(start, ref at, quote, escaped: true);
        }

        ref var unclosed = ref Of(quote);
        var begin = unclosed.Contains(start) ? unclosed.Start : start;
        at = begin < start ? unclosed.End : start;
        var close = text.ClosingQuote(start, ref at, quote, escaped: false);
        unclosed = close < 0 ? new Span(begin, at) : default;
        return close;
    }

    /// <summary>Forgets what belongs to another stretch.</summary>
    public void Forget() => (_double, _single, _back) = (default, default, default);

    private ref Span Of(byte quote)
    {
        switch (quote)
        {
            case (byte)'"':
                return ref _double;
            case (byte)'\'':
                return ref _single;
            default:
                return ref _back;
        }
    }
}
