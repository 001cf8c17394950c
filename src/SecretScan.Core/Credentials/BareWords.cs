using System.Buffers;

namespace SecretScan.Credentials;

/// <summary>Reads what stands without quotes: names, values behind a separator, and values that only a blank separates from their name.</summary>
internal static class BareWords
{
    // What is as long as this behind a blank is hardly prose.
    private const int LongWord = 16;

    private static readonly SearchValues<byte> ValueEnd = SearchValues.Create(" \t\r\n\0\u0001|\"'`()[]{}<>;"u8);
    private static readonly SearchValues<byte> ValueEndInBrackets = SearchValues.Create(" \t\r\n\0\u0001|\"'`()[]{}<>;,&"u8);

    /// <summary>Reads the word at the cursor.</summary>
    public static void Read(ref SlotCursor cursor)
    {
        var name = cursor.Name;
        if (cursor.Text[cursor.At..cursor.End].StartsWith("-----BEGIN"u8))
        {
            cursor.Add(new Span(cursor.At, cursor.At + 10), name.Key, quoted: false);
            cursor.At += 10;
        }
        else if (name.ExpectsValue || (name.IsCarried && name.Folds))
        {
            name.Folds = false;
            ReadValue(ref cursor);
        }
        else
        {
            ReadWord(ref cursor);
        }
    }

    private static void ReadWord(ref SlotCursor cursor)
    {
        var start = cursor.At;
        while (cursor.At < cursor.End && (SlotText.IsWordByte(cursor.Text[cursor.At]) || cursor.Words.IsScope(start, cursor.At)))
        {
            cursor.At++;
        }

        var word = new Span(start, cursor.At);
        var previous = cursor.Name.Word;
        if (cursor.Name.IsCarried)
        {
            cursor.Name.Forget();
        }

        if (IsUserFlag(previous.In(cursor.Text)) && cursor.At < cursor.End && cursor.Text[cursor.At] == ':')
        {
            ReadUser(ref cursor, word);
            return;
        }

        if (IsNameOf(cursor, previous, word))
        {
            cursor.Add(word, cursor.Words.WithWordsBefore(previous), quoted: false);
        }

        cursor.Name.See(word, isString: false);
    }

    // "--api-key VALUE", "ENV NAME VALUE", "setx NAME VALUE"; the "//" of a comment is no name.
    private static bool IsNameOf(in SlotCursor cursor, Span name, Span word) =>
        !name.IsEmpty && !cursor.Name.IsString && SlotText.HasLetter(name.In(cursor.Text)) && cursor.Words.IsGap(name.End, word.Start)
        && (word.Length >= LongWord || (cursor.Text[name.Start] == '-' && name.Length > 1) || IsVariable(name.In(cursor.Text)))
        && (cursor.At >= cursor.End || cursor.Text[cursor.At] != '=');

    private static bool IsUserFlag(ReadOnlySpan<byte> word) => word.SequenceEqual("-u"u8) || word.SequenceEqual("--user"u8);

    // KUCOIN_PASSPHRASE
    private static bool IsVariable(ReadOnlySpan<byte> name) =>
        name.Contains((byte)'_') && name.IndexOfAnyInRange((byte)'a', (byte)'z') < 0 && char.IsAsciiLetterUpper((char)name[0]);

    // "curl -u KEY:SECRET" is a call with two arguments.
    private static void ReadUser(ref SlotCursor cursor, Span user)
    {
        var around = cursor.Frames.Innermost;
        cursor.Open((byte)'(', user.Start, default, default);
        cursor.Add(user, default, quoted: true);
        cursor.Frames.NextArgument();
        cursor.At++;
        var length = cursor.Text[cursor.At..cursor.End].IndexOfAny(ValueEnd);
        var password = new Span(cursor.At, length < 0 ? cursor.End : cursor.At + length);
        cursor.Add(password, default, quoted: true);
        cursor.At = password.End;
        cursor.CloseWithin(around);
        cursor.Name.Forget();
    }

    private static void ReadValue(ref SlotCursor cursor)
    {
        var start = cursor.At;
        var length = cursor.Text[start..cursor.End].IndexOfAny(cursor.Frames.AreLines ? ValueEnd : ValueEndInBrackets);
        cursor.At = length < 0 ? cursor.End : start + length;
        if (cursor.At == start)
        {
            cursor.At++;
        }
        else if (!cursor.Frames.AreLines || !ReadField(ref cursor, start))
        {
            TakeValue(ref cursor, start);
        }
    }

    // Stops at the end of "a=1&b=2"'s first field; true when the value begins with a name of its own: "Environment=NAME=value", "proxy: ACCESS-KEY: value".
    private static bool ReadField(ref SlotCursor cursor, int start)
    {
        if (SlotText.NextQueryField(cursor.Text[start..cursor.At]) is var field and >= 0)
        {
            cursor.At = start + field;
        }

        var length = SlotText.NameLength(cursor.Text[start..cursor.At]);
        if (length > 0)
        {
            cursor.Name.See(new Span(start, start + length), isString: false);
            cursor.At = start + length + 1;
            cursor.Name.TakeKey(cursor.Words, byColon: false);
        }

        return length > 0;
    }

    private static void TakeValue(ref SlotCursor cursor, int start)
    {
        var end = cursor.At;
        while (end > start && cursor.Text[end - 1] is (byte)',' or (byte)'\\')
        {
            end--;
        }

        var (word, next) = (new Span(start, end), cursor.At < cursor.End ? cursor.Text[cursor.At] : (byte)0);
        if (word.Length <= 2 && next is (byte)'"' or (byte)'\'')
        {
            // b"...", r'...'
            cursor.Name.AwaitValue();
            return;
        }

        cursor.Name.TakeValue();
        if (next is not ((byte)'(' or (byte)'[' or (byte)'{') && !IsTypeArgument(cursor, next))
        {
            cursor.Add(word, cursor.Name.Key, quoted: false);
        }

        cursor.Name.See(word, isString: false);
        if (cursor.Frames.AreLines && end < cursor.At && cursor.Text[cursor.At - 1] == ',')
        {
            cursor.Frames.NextArgument();
        }
    }

    // LazyLock<ClientId>, not the end of an element.
    private static bool IsTypeArgument(in SlotCursor cursor, byte next) =>
        next == '<' && cursor.At + 1 < cursor.End && char.IsAsciiLetter((char)cursor.Text[cursor.At + 1]);
}
