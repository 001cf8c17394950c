using System.Buffers;

namespace SecretScan.Credentials;

/// <summary>Reads strings: values, names of what follows, and names and values of their own inside of them.</summary>
internal static class QuotedText
{
    private const int DeepestQuote = 3;
    private const int ShortestInside = 8;

    // Without one of these there is neither name nor value in a string.
    private static readonly SearchValues<byte> Marks = SearchValues.Create(":={"u8);

    /// <summary>Reads the string whose quote stands at the cursor; before an <paramref name="escaped"/> one stands a backslash.</summary>
    public static void Read(ref SlotCursor cursor, bool escaped)
    {
        var open = cursor.At;
        var start = open + (escaped ? 2 : 1);
        var quote = cursor.Text[start - 1];
        if (!escaped && IsTriple(cursor, start, quote))
        {
            cursor.At = start + 2;
            return;
        }

        var isApostrophe = quote == '\'' && !escaped && IsWithinWord(cursor, open);
        var close = isApostrophe ? -1 : cursor.Unclosed.Close(cursor.Words, start, quote, escaped);
        if (close < 0)
        {
            cursor.At = start;
            return;
        }

        var value = new Span(start, close);
        cursor.At = close + (escaped ? 2 : 1);
        if (!cursor.Words.IsName(cursor.At))
        {
            cursor.Add(value, NameAt(cursor, open), quoted: true);
            ReadInside(ref cursor, value);
            cursor.Name.TakeString();
        }

        cursor.Name.See(value, isString: true);
    }

    /// <summary>Reads the names and values inside of a string or cell.</summary>
    public static void ReadInside(ref SlotCursor cursor, Span value)
    {
        if (value.Length < ShortestInside || cursor.Quotes >= DeepestQuote || !cursor.Frames.HaveRoom || !value.In(cursor.Text).ContainsAny(Marks))
        {
            return;
        }

        var (at, end, line) = (cursor.At, cursor.End, cursor.Line);
        cursor.Open(Frame.Quote, value.Start, default, cursor.Name.Key);
        var frame = cursor.Frames.Innermost;
        (cursor.At, cursor.End) = (value.Start, value.End);
        cursor.Quotes++;
        SlotReader.ReadToEnd(ref cursor);
        cursor.Quotes--;
        cursor.At = value.End;
        cursor.CloseWithin(frame);
        cursor.Close();
        (cursor.At, cursor.End, cursor.Line) = (at, end, line);
    }

    private static bool IsTriple(in SlotCursor cursor, int start, byte quote) =>
        start + 1 < cursor.End && cursor.Text[start] == quote && cursor.Text[start + 1] == quote;

    // The owner's key
    private static bool IsWithinWord(in SlotCursor cursor, int at) =>
        at > 0 && char.IsAsciiLetterOrDigit((char)cursor.Text[at - 1]) && cursor.Name.Word.Length > 2 && cursor.Name.Word.End == at;

    // The key, or the word right before the string: --api-key "...", NAME "...". A word before an argument of a call is none.
    private static Span NameAt(in SlotCursor cursor, int open)
    {
        var name = cursor.Name;
        var isWord = name.Key.IsEmpty && !name.Word.IsEmpty && !name.IsString
            && (cursor.Frames.Kind != '(' || cursor.Text[name.Word.Start] == '-') && cursor.Words.IsGap(name.Word.End, open);
        return isWord ? cursor.Words.WithWordsBefore(name.Word) : name.Key;
    }
}
