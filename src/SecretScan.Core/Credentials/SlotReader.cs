namespace SecretScan.Credentials;

/// <summary>
/// Reads names and values out of text without knowing its language: env files, INI, TOML, YAML, JSON, XML, object
/// literals, calls, builder chains, headers, query strings, command lines. It does not parse; it follows brackets,
/// quotes, separators and indentation, which nearly all of them share, and forgives what does not fit.
/// </summary>
/// <remarks>
/// Everything is bounded: nesting, the number of slots and the length of a string. A bracket that is never closed
/// ends at the next line that starts at the margin. Words are read by <see cref="BareWords"/>, strings by
/// <see cref="QuotedText"/>, the beginnings of lines by <see cref="LineStart"/>.
/// </remarks>
internal ref struct SlotReader(ReadOnlySpan<byte> text, SlotMap map)
{
    private const int MostSlots = 50_000;

    private SlotCursor _cursor = new(text, map);

    /// <summary>Reads a stretch that starts at the beginning of a line; <paramref name="line"/> is its number.</summary>
    public void Read(int start, int end, int line)
    {
        _cursor.GoTo(start, end, line);
        LineStart.Read(ref _cursor);
        ReadToEnd(ref _cursor);
        _cursor.CloseWithin(0);
    }

    /// <summary>Reads on to the end of the stretch or string.</summary>
    public static void ReadToEnd(ref SlotCursor cursor)
    {
        while (cursor.At < cursor.End && cursor.Map.Slots.Count < MostSlots)
        {
            ReadNext(ref cursor);
        }
    }

    private static void ReadNext(ref SlotCursor cursor)
    {
        var c = cursor.Text[cursor.At];
        switch (c)
        {
            case (byte)' ' or (byte)'\t':
                cursor.At++;
                break;
            case (byte)'\r' or (byte)'\n':
                EndLine(ref cursor);
                break;
            case (byte)'"' or (byte)'\'' or (byte)'`':
                QuotedText.Read(ref cursor, escaped: false);
                break;
            case (byte)'\\' when cursor.At + 1 < cursor.End && cursor.Text[cursor.At + 1] is (byte)'"' or (byte)'\'':
                QuotedText.Read(ref cursor, escaped: true);
                break;
            case (byte)'(' or (byte)'[' or (byte)'{':
                Open(ref cursor, c);
                break;
            case (byte)')' or (byte)']' or (byte)'}':
                Close(ref cursor, c);
                break;
            case (byte)',':
                cursor.At++;
                cursor.Frames.NextArgument();
                break;
            case (byte)'?' or (byte)'&' when !cursor.Words.IsQueryMark(cursor.At):
                cursor.At++;
                break;
            case (byte)';' or (byte)'?' or (byte)'&':
                cursor.At++;
                cursor.Name.Forget();
                break;
            case (byte)'=' or (byte)':':
                Separate(ref cursor, c);
                break;
            case (byte)'<' when cursor.At + 1 < cursor.End && cursor.Text[cursor.At + 1] == '-' && !cursor.Name.Word.IsEmpty:
                cursor.At += 2;
                cursor.Name.TakeKey(cursor.Words, byColon: false);
                break;
            case (byte)'>' when cursor.Name.Word.Start > 0 && cursor.Text[cursor.Name.Word.Start - 1] == '<':
                cursor.At++;
                cursor.Name.TakeKey(cursor.Words, byColon: false);
                break;
            case var _ when SlotText.IsWordByte(c):
                BareWords.Read(ref cursor);
                break;
            default:
                cursor.At++;
                cursor.Name.ForgetWord();
                break;
        }
    }

    private static void EndLine(ref SlotCursor cursor)
    {
        cursor.At += cursor.Text[cursor.At] == '\r' && cursor.At + 1 < cursor.End && cursor.Text[cursor.At + 1] == '\n' ? 2 : 1;
        cursor.Line++;
        cursor.Name.EndLine(inCall: cursor.Frames.Kind == '(');
        LineStart.Read(ref cursor);
    }

    private static void Separate(ref SlotCursor cursor, byte c)
    {
        var next = cursor.At + 1 < cursor.End ? cursor.Text[cursor.At + 1] : (byte)0;
        if (c == ':' && next == '/' && cursor.At + 2 < cursor.End && cursor.Text[cursor.At + 2] == '/')
        {
            cursor.At += 3;
            cursor.Name.ForgetWord();
            return;
        }

        // "api_key: str = ..." and "const key: string = ...": the type is not the name.
        var isTyped = c == '=' && cursor.Name.IsByColon && cursor.Name.Key.Length > 0
            && next == ' ' && cursor.At > 0 && cursor.Text[cursor.At - 1] == ' ';
        while (cursor.At < cursor.End && cursor.Text[cursor.At] is (byte)'=' or (byte)':' or (byte)'>')
        {
            cursor.At++;
        }

        if (isTyped)
        {
            cursor.Name.AwaitValue();
            cursor.Name.ForgetWord();
        }
        else
        {
            cursor.Name.TakeKey(cursor.Words, c == ':');
            SkipFold(ref cursor);
        }
    }

    // "key: >-" and "key: |" in YAML: the value is on the next line.
    private static void SkipFold(ref SlotCursor cursor)
    {
        var at = cursor.At;
        while (at < cursor.End && cursor.Text[at] is (byte)' ' or (byte)'|' or (byte)'>' or (byte)'-' or (byte)'+')
        {
            at++;
        }

        var folds = cursor.Frames.AreLines && at < cursor.End && cursor.Text[at] is (byte)'\r' or (byte)'\n'
            && cursor.Text[cursor.At..at].ContainsAny((byte)'|', (byte)'>');
        cursor.Name.Folds = folds;
        cursor.At = folds ? at : cursor.At;
    }

    private static void Open(ref SlotCursor cursor, byte kind)
    {
        var (word, key) = (cursor.Name.Word, cursor.Name.Key);
        var callee = !word.IsEmpty && !cursor.Name.IsString && cursor.Words.IsGap(word.End, cursor.At) ? word : default;
        var start = callee.IsEmpty ? cursor.At : callee.Start;
        if (!key.IsEmpty)
        {
            start = Math.Min(start, key.Start);
        }
        else if (kind == '{' && cursor.Name.IsString && cursor.Words.IsGap(word.End + 1, cursor.At))
        {
            // variable "name" { ... }
            key = word;
        }

        cursor.At++;
        cursor.Open(kind, start, callee, key);
    }

    private static void Close(ref SlotCursor cursor, byte c)
    {
        cursor.At++;
        var frame = cursor.Frames.Find(c switch { (byte)')' => (byte)'(', (byte)']' => (byte)'[', _ => (byte)'{' });
        if (frame == 0)
        {
            return;
        }

        // settings["api_key"] = "...", fun apiKey(): String = "..."
        var only = c == ']' && cursor.Frames.Argument == 0 && cursor.Name.IsString ? cursor.Name.Word
            : c == ')' && cursor.Text[(cursor.At - 2)..].StartsWith("()"u8) ? cursor.Map.Frames[frame].Callee : default;
        cursor.CloseWithin(frame);
        cursor.Close();
        cursor.Name.See(only, isString: false);
    }
}
