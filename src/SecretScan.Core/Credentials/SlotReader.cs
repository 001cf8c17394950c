using System.Buffers;
using System.Text;

namespace SecretScan.Credentials;

/// <summary>
/// Reads names and values out of text without knowing its language: env files, INI, TOML, YAML, JSON, XML, object
/// literals, calls, builder chains, headers, query strings, command lines. It does not parse; it follows brackets,
/// quotes, separators and indentation, which nearly all of them share, and forgives what does not fit.
/// </summary>
/// <remarks>
/// Everything is bounded: nesting, the number of slots and the length of a string. A bracket that is never closed
/// ends at the next line that starts at the margin.
/// </remarks>
internal ref struct SlotReader
{
    private const int DeepestNesting = 64;
    private const int DeepestQuote = 3;
    private const int MostSlots = 50_000;

    private static readonly SearchValues<byte> BareEnd = SearchValues.Create(" \t\r\n\u0001|\"'`()[]{}<>;"u8);
    private static readonly SearchValues<byte> BareEndInBrackets = SearchValues.Create(" \t\r\n\u0001|\"'`()[]{}<>;,&"u8);
    private static readonly SearchValues<byte> NestedMarks = SearchValues.Create(":={"u8);

    private readonly ReadOnlySpan<byte> _text;
    private readonly SlotMap _map;
    private readonly Pending[] _stack = new Pending[DeepestNesting];
    private int _depth;
    private int _quotes;
    private int _at;
    private int _end;
    private int _line;
    private int _frame;
    private int _argument;
    private Span _word;
    private bool _wordIsString;
    private Span _key;
    private bool _keyByColon;
    private bool _expectsValue;
    private bool _carriesKey;
    private bool _folds;

    public SlotReader(ReadOnlySpan<byte> text, SlotMap map)
    {
        _text = text;
        _map = map;
        if (map.Frames.Count == 0)
        {
            map.Frames.Add(new Frame { Parent = -1, End = text.Length });
        }
    }

    private readonly SlotText Words => new(_text[.._end]);

    private readonly bool AtLineLevel => _map.Frames[_frame].Kind is 0 or Frame.Section;

    /// <summary>Reads a stretch that starts at the beginning of a line; <paramref name="line"/> is its number.</summary>
    public void Read(int start, int end, int line)
    {
        (_at, _end, _line) = (start, end, line);
        (_depth, _frame, _quotes) = (0, 0, 0);
        Forget();
        StartLine();
        ReadTokens();
        CloseDownTo(0);
    }

    private void ReadTokens()
    {
        while (_at < _end && _map.Slots.Count < MostSlots)
        {
            var c = _text[_at];
            switch (c)
            {
                case (byte)' ' or (byte)'\t':
                    _at++;
                    break;
                case (byte)'\r' or (byte)'\n':
                    NewLine();
                    break;
                case (byte)'"' or (byte)'\'' or (byte)'`':
                    ReadString(_at, _at + 1, escaped: false);
                    break;
                case (byte)'\\' when _at + 1 < _end && _text[_at + 1] is (byte)'"' or (byte)'\'':
                    ReadString(_at, _at + 2, escaped: true);
                    break;
                case (byte)'(' or (byte)'[' or (byte)'{':
                    Open(c);
                    break;
                case (byte)')' or (byte)']' or (byte)'}':
                    Close(c);
                    break;
                case (byte)',':
                    _at++;
                    _argument++;
                    Forget();
                    break;
                case (byte)'?' or (byte)'&' when !Words.IsQueryMark(_at):
                    _at++;
                    break;
                case (byte)';' or (byte)'?' or (byte)'&':
                    _at++;
                    Forget();
                    break;
                case (byte)'=' or (byte)':':
                    Separator(c);
                    break;
                case (byte)'<' when _at + 1 < _end && _text[_at + 1] == '-' && !_word.IsEmpty:
                    _at += 2;
                    SetKey(byColon: false);
                    break;
                case (byte)'>' when _word.Start > 0 && _text[_word.Start - 1] == '<':
                    _at++;
                    SetKey(byColon: false);
                    break;
                default:
                    if (SlotText.IsWordByte(c))
                    {
                        ReadWord();
                    }
                    else
                    {
                        _at++;
                        _word = default;
                    }

                    break;
            }
        }
    }

    private void Forget()
    {
        _word = default;
        _key = default;
        _expectsValue = false;
        _carriesKey = false;
    }

    private void NewLine()
    {
        _at += _text[_at] == '\r' && _at + 1 < _end && _text[_at + 1] == '\n' ? 2 : 1;
        _line++;
        _word = default;
        _carriesKey = _expectsValue;
        _expectsValue = false;
        if (!_carriesKey && _map.Frames[_frame].Kind != (byte)'(')
        {
            _key = default;
        }

        StartLine();
    }

    // Sections are looked for only where no bracket is open.
    private void StartLine()
    {
        if (_quotes > 0)
        {
            return;
        }

        var first = _at;
        while (first < _end && _text[first] is (byte)' ' or (byte)'\t')
        {
            first++;
        }

        if (first >= _end || _text[first] is (byte)'\r' or (byte)'\n' or (byte)'#')
        {
            return;
        }

        if (!AtLineLevel)
        {
            // A bracket that was opened in prose or in a string we misread must not swallow the rest of the file.
            if (first > _at || !char.IsAsciiLetter((char)_text[first]) || !CloseStray())
            {
                return;
            }
        }

        var known = _map.Slots.Count;
        if (new TableReader(_text[.._end], _map, _frame).Read(_at, _line) is var after and > 0)
        {
            ReadCells(known);
            _line += _text[_at..after].Count((byte)'\n');
            _at = after;
            return;
        }

        var lineEnd = _text[first.._end].IndexOfAny((byte)'\r', (byte)'\n') is var length and >= 0 ? first + length : _end;
        var line = _text[first..lineEnd].TrimEnd((byte)' ');
        var isItem = line.StartsWith("- "u8);
        var indent = ((first - _at) * 2) + (isItem ? 1 : 0);
        if (SlotText.IsSectionHeader(line))
        {
            CloseSections(int.MinValue);
            Push(Frame.Section, first, default, new Span(first, first + line.Length), indent: -1);
            return;
        }

        CloseSections(indent);
        if (SlotText.IsBareValue(line))
        {
            Add(new Span(first, first + line.Length), default, quoted: false);
            _at = first + line.Length;
            return;
        }

        if (isItem)
        {
            Push(Frame.Section, first, default, default, indent);
        }

        if (line is [.., (byte)':'] && line.Length > 1)
        {
            Push(Frame.Section, first, default, new Span(first, first + line.Length - 1), indent);
        }
    }

    // JSON in a cell, and code between backticks.
    private void ReadCells(int first)
    {
        var (frame, line) = (_frame, _line);
        for (var i = first; i < _map.Slots.Count; i++)
        {
            var cell = _map.Slots[i];
            if (_text[cell.Value.Start] == '{' || cell.Quoted)
            {
                (_frame, _line) = (cell.Frame, cell.Line);
                ReadNested(cell.Value);
            }
        }

        (_frame, _line) = (frame, line);
    }

    private void CloseSections(int indent)
    {
        while (_map.Frames[_frame] is { Kind: Frame.Section } section && section.Indent >= indent)
        {
            Pop();
        }
    }

    private bool CloseStray()
    {
        while (_map.Frames[_frame].Kind is (byte)'(' or (byte)'[')
        {
            Pop();
        }

        return AtLineLevel;
    }

    private void Separator(byte c)
    {
        var next = _at + 1 < _end ? _text[_at + 1] : (byte)0;
        if (c == ':' && next == '/' && _at + 2 < _end && _text[_at + 2] == '/')
        {
            _at += 3;
            _word = default;
            return;
        }

        // "api_key: str = ..." and "const key: string = ...": the type is not the name.
        var isTyped = c == '=' && _keyByColon && _key.Length > 0 && next == ' ' && _at > 0 && _text[_at - 1] == ' ';
        while (_at < _end && _text[_at] is (byte)'=' or (byte)':' or (byte)'>')
        {
            _at++;
        }

        if (isTyped)
        {
            _expectsValue = true;
            _word = default;
        }
        else
        {
            SetKey(c == ':');
            SkipFold();
        }
    }

    // "key: >-" and "key: |" in YAML: the value is on the next line.
    private void SkipFold()
    {
        var at = _at;
        while (at < _end && _text[at] is (byte)' ' or (byte)'|' or (byte)'>' or (byte)'-' or (byte)'+')
        {
            at++;
        }

        _folds = AtLineLevel && at < _end && _text[at] is (byte)'\r' or (byte)'\n' && _text[_at..at].ContainsAny((byte)'|', (byte)'>');
        _at = _folds ? at : _at;
    }

    private void SetKey(bool byColon)
    {
        if (!_word.IsEmpty)
        {
            _key = _wordIsString ? _word : byColon ? Words.WithWordsBefore(_word) : Words.BeforeType(_word);
            _keyByColon = byColon;
        }

        _expectsValue = !_key.IsEmpty;
        _carriesKey = false;
        _word = default;
    }

    private void ReadWord()
    {
        if (_text[_at.._end].StartsWith("-----BEGIN"u8))
        {
            Add(new Span(_at, _at + 10), _key, quoted: false);
            _at += 10;
            return;
        }

        var start = _at;
        if (_expectsValue || (_carriesKey && _folds))
        {
            _folds = false;
            ReadBareValue();
            return;
        }

        while (_at < _end && (SlotText.IsWordByte(_text[_at]) || Words.IsScope(start, _at)))
        {
            _at++;
        }

        var word = new Span(start, _at);
        var previous = _word;
        if (_carriesKey)
        {
            Forget();
        }

        if (IsUserFlag(previous) && _at < _end && _text[_at] == ':')
        {
            ReadUser(word);
            return;
        }

        // "--api-key VALUE", "ENV NAME VALUE", "setx NAME VALUE"; the "//" of a comment is no name.
        if (!previous.IsEmpty && !_wordIsString && SlotText.HasLetter(previous.In(_text)) && Words.IsGap(previous.End, start)
            && (word.Length >= 16 || (_text[previous.Start] == '-' && previous.Length > 1) || IsVariable(previous)) && (_at >= _end || _text[_at] != '='))
        {
            Add(word, Words.WithWordsBefore(previous), quoted: false);
        }

        _word = word;
        _wordIsString = false;
    }

    private readonly bool IsUserFlag(Span word) => word.In(_text) is var flag && (flag.SequenceEqual("-u"u8) || flag.SequenceEqual("--user"u8));

    // "curl -u KEY:SECRET" is a call with two arguments.
    private void ReadUser(Span user)
    {
        var around = _frame;
        Push((byte)'(', user.Start, default, default);
        Add(user, default, quoted: true);
        _argument++;
        _at++;
        var length = _text[_at.._end].IndexOfAny(BareEnd);
        var password = new Span(_at, length < 0 ? _end : _at + length);
        Add(password, default, quoted: true);
        _at = password.End;
        CloseDownTo(around);
        Forget();
    }

    // KUCOIN_PASSPHRASE
    private readonly bool IsVariable(Span word)
    {
        var name = word.In(_text);
        return name.Contains((byte)'_') && name.IndexOfAnyInRange((byte)'a', (byte)'z') < 0 && char.IsAsciiLetterUpper((char)name[0]);
    }

    private void ReadBareValue()
    {
        var start = _at;
        var stops = AtLineLevel ? BareEnd : BareEndInBrackets;
        var length = _text[_at.._end].IndexOfAny(stops);
        _at = length < 0 ? _end : _at + length;
        if (_at == start)
        {
            _at++;
            return;
        }

        var value = _text[start.._at];
        if (AtLineLevel && SlotText.NextQueryField(value) is var field and >= 0)
        {
            _at = start + field;
        }

        if (AtLineLevel && SlotText.NameLength(_text[start.._at]) is var name and > 0)
        {
            // "Environment=NAME=value", "proxy: ACCESS-KEY: value"
            _word = new Span(start, start + name);
            _wordIsString = false;
            _at = start + name + 1;
            SetKey(byColon: false);
            return;
        }

        var end = _at;
        while (end > start && _text[end - 1] is (byte)',' or (byte)'\\')
        {
            end--;
        }

        var word = new Span(start, end);
        _expectsValue = false;
        var opensBracket = _at < _end && (_text[_at] is (byte)'(' or (byte)'[' or (byte)'{' || IsTypeArgument());
        var isPrefix = _at < _end && word.Length <= 2 && _text[_at] is (byte)'"' or (byte)'\'';
        if (isPrefix)
        {
            _expectsValue = true;
            return;
        }

        if (!opensBracket)
        {
            Add(word, _key, quoted: false);
        }

        _word = word;
        _wordIsString = false;
        if (AtLineLevel && end < _at && _text[_at - 1] == ',')
        {
            _argument++;
            Forget();
        }
    }

    // LazyLock<ClientId>, not the end of an element.
    private readonly bool IsTypeArgument() => _text[_at] == '<' && _at + 1 < _end && char.IsAsciiLetter((char)_text[_at + 1]);

    private void ReadString(int open, int start, bool escaped)
    {
        var quote = _text[start - 1];
        var isApostrophe = quote == '\'' && !escaped && open > 0 && char.IsAsciiLetterOrDigit((char)_text[open - 1])
            && _word.Length > 2 && _word.End == open;
        var isTriple = !escaped && start + 1 < _end && _text[start] == quote && _text[start + 1] == quote;
        if (isTriple)
        {
            _at = start + 2;
            return;
        }

        var close = isApostrophe ? -1 : Words.ClosingQuote(start, quote, escaped);
        if (close < 0)
        {
            _at = start;
            return;
        }

        var value = new Span(start, close);
        _at = close + (escaped ? 2 : 1);
        if (!Words.IsName(_at))
        {
            var frame = _map.Frames[_frame].Kind;
            var name = _key.IsEmpty && !_word.IsEmpty && !_wordIsString && (frame != '(' || _text[_word.Start] == '-') && Words.IsGap(_word.End, open) ? Words.WithWordsBefore(_word) : _key;
            Add(value, name, quoted: true);
            ReadNested(value);
            _expectsValue = false;
            _carriesKey = false;
        }

        _word = value;
        _wordIsString = true;
    }

    private void ReadNested(Span value)
    {
        if (value.Length < 8 || _quotes >= DeepestQuote || _depth >= DeepestNesting - 2
            || !value.In(_text).ContainsAny(NestedMarks))
        {
            return;
        }

        var (at, end, line) = (_at, _end, _line);
        Push(Frame.Quote, value.Start, default, _key);
        var frame = _frame;
        (_at, _end) = (value.Start, value.End);
        _quotes++;
        ReadTokens();
        _quotes--;
        _at = value.End;
        CloseDownTo(frame);
        Pop();
        (_at, _end, _line) = (at, end, line);
    }

    private void Open(byte kind)
    {
        var callee = !_word.IsEmpty && !_wordIsString && Words.IsGap(_word.End, _at) ? _word : default;
        var start = _at;
        if (!callee.IsEmpty)
        {
            start = callee.Start;
        }

        if (!_key.IsEmpty)
        {
            start = Math.Min(start, _key.Start);
        }

        // variable "name" { ... }
        var key = kind == '{' && _key.IsEmpty && _wordIsString && Words.IsGap(_word.End + 1, _at) ? _word : _key;
        _at++;
        Push(kind, start, callee, key);
    }

    private void Close(byte c)
    {
        _at++;
        var open = c switch { (byte)')' => (byte)'(', (byte)']' => (byte)'[', _ => (byte)'{' };
        var frame = _frame;
        while (frame > 0 && _map.Frames[frame].Kind != open && _map.Frames[frame].Kind != Frame.Quote)
        {
            frame = _map.Frames[frame].Parent;
        }

        if (frame <= 0 || _map.Frames[frame].Kind != open)
        {
            return;
        }

        // settings["api_key"] = "...", fun apiKey(): String = "..."
        var only = c == ']' && _argument == 0 && _wordIsString ? _word
            : c == ')' && _text[(_at - 2)..].StartsWith("()"u8) ? _map.Frames[frame].Callee : default;
        CloseDownTo(frame);
        Pop();
        _word = only;
        _wordIsString = false;
    }

    private void CloseDownTo(int frame)
    {
        while (_frame != frame && _depth > 0)
        {
            Pop();
        }
    }

    // Beyond the deepest nesting nothing is opened, and what stands there belongs to the innermost frame that was.
    private void Push(byte kind, int start, Span callee, Span key, int indent = 0)
    {
        if (_depth >= DeepestNesting)
        {
            return;
        }

        _stack[_depth++] = new Pending(_argument, _key, _keyByColon);
        _map.Frames.Add(new Frame
        {
            Parent = _frame,
            Kind = kind,
            Start = start,
            End = _end,
            Callee = callee,
            Key = key,
            Argument = _argument,
            Indent = indent,
        });
        _frame = _map.Frames.Count - 1;
        _argument = 0;
        Forget();
    }

    private void Pop()
    {
        if (_depth == 0)
        {
            return;
        }

        var frame = _map.Frames[_frame];
        frame.End = Math.Min(_at, _end);
        frame.Arguments = _argument + 1;
        _map.Frames[_frame] = frame;
        _frame = frame.Parent;
        var pending = _stack[--_depth];
        Forget();
        (_argument, _key, _keyByColon) = (pending.Argument, pending.Key, pending.KeyByColon);
    }

    private readonly void Add(Span value, Span name, bool quoted)
    {
        if (!value.IsEmpty)
        {
            _map.Slots.Add(new Slot
            {
                Value = value,
                Name = name,
                Frame = _frame,
                Argument = _argument,
                Line = _line,
                Quoted = quoted,
            });
        }
    }

    private readonly record struct Pending(int Argument, Span Key, bool KeyByColon);
}
