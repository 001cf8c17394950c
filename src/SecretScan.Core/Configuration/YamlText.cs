using System.Text;
using SecretScan.Rules.Syntax;

namespace SecretScan.Configuration;

/// <summary>Reads what stands on one line: keys, texts, lists and mappings in brackets.</summary>
/// <param name="line">The line.</param>
/// <param name="file">The name of its file.</param>
internal ref struct YamlText(YamlLine line, string file)
{
    private const int DeepestBrackets = 4;

    private readonly ReadOnlySpan<char> _text = line.Text.Span;
    private int _at;

    /// <summary>Where the next character stands in the line's text.</summary>
    public readonly int Position => _at;

    /// <summary>True when nothing but a comment follows.</summary>
    public readonly bool IsAtEnd => _at == _text.Length || (_text[_at] == '#' && (_at == 0 || _text[_at - 1] == ' '));

    /// <summary>Passes over the mark of a list's item, if there is one.</summary>
    public bool TakeDash()
    {
        if (!_text.StartsWith("-") || (_text.Length > 1 && _text[1] != ' '))
        {
            return false;
        }

        _at = 1;
        SkipSpaces();
        return true;
    }

    /// <summary>Reads a key and its colon; null, and nothing read, when something else stands there.</summary>
    public YamlNode? TakeKey()
    {
        var start = _at;
        var key = !IsAtEnd && _text[_at] is '"' or '\'' ? Quoted() : Word();
        if (key is null || _at == _text.Length || _text[_at] != ':' || (_at + 1 < _text.Length && _text[_at + 1] != ' '))
        {
            _at = start;
            return null;
        }

        _at++;
        SkipSpaces();
        return key;
    }

    /// <summary>Reads the value that is the rest of the line.</summary>
    /// <exception cref="ConfigurationException">It is none, or something stands behind it.</exception>
    public YamlNode Value()
    {
        var value = Value(brackets: 0);
        SkipSpaces();
        return IsAtEnd ? value : throw Wrong(_at, "something else stands behind the value; a text with such signs needs quotes");
    }

    /// <summary>Says what is wrong at a character of the line's text.</summary>
    public readonly ConfigurationException Wrong(int position, string what) => YamlReader.Wrong(PlaceOf(position), what);

    private readonly Place PlaceOf(int position) => new(file, line.Number, line.Indent + position + 1);

    private YamlNode Value(int brackets) => brackets > DeepestBrackets ? throw Wrong(_at, "brackets in brackets in brackets are not read here")
        : IsAtEnd ? throw Unclosed()
        : _text[_at] switch
        {
            '[' => List(brackets + 1),
            '{' => Mapping(brackets + 1),
            '"' or '\'' => Quoted(),
            _ => Plain(brackets > 0),
        };

    private YamlNode List(int brackets)
    {
        var (start, items) = (_at++, new List<YamlNode>());
        while (!TakeClosing(']'))
        {
            items.Add(Value(brackets));
            TakeComma(']');
        }

        return new YamlNode(PlaceOf(start)) { Items = items };
    }

    private YamlNode Mapping(int brackets)
    {
        var (start, pairs) = (_at++, new List<YamlPair>());
        while (!TakeClosing('}'))
        {
            var key = TakeKey() ?? throw Wrong(_at, "braces hold 'key: value', with a space behind the colon");
            YamlReader.RefuseAgain(key, pairs);
            pairs.Add(new YamlPair(key, Value(brackets)));
            TakeComma('}');
        }

        return new YamlNode(PlaceOf(start)) { Pairs = pairs };
    }

    private bool TakeClosing(char closing)
    {
        SkipSpaces();
        if (IsAtEnd)
        {
            throw Unclosed();
        }

        var isClosing = _text[_at] == closing;
        _at += isClosing ? 1 : 0;
        return isClosing;
    }

    private void TakeComma(char closing)
    {
        SkipSpaces();
        if (IsAtEnd)
        {
            throw Unclosed();
        }

        if (_text[_at] == ',')
        {
            _at++;
        }
        else if (_text[_at] != closing)
        {
            throw Wrong(_at, $"',' or '{closing}' belongs here");
        }
    }

    private YamlNode? Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_' or '.'))
        {
            _at++;
        }

        return _at == start ? null : new YamlNode(PlaceOf(start)) { Text = _text[start.._at].ToString() };
    }

    private YamlNode Quoted()
    {
        var (start, quote, value) = (_at, _text[_at], new StringBuilder());
        for (_at++; _at < _text.Length; _at++)
        {
            var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
            if (_text[_at] == '\\' && quote == '"')
            {
                value.Append(next is '\\' or '"' ? next : throw Wrong(_at, "only \\\\ and \\\" are read behind a backslash; in single quotes it stands for itself"));
                _at++;
            }
            else if (_text[_at] != quote)
            {
                value.Append(_text[_at]);
            }
            else if (quote == '\'' && next == '\'')
            {
                value.Append('\'');
                _at++;
            }
            else
            {
                _at++;
                return new YamlNode(PlaceOf(start)) { Text = value.ToString(), IsQuoted = true };
            }
        }

        throw Wrong(start, "a text in quotes ends on the line that it begins on");
    }

    private YamlNode Plain(bool inBrackets)
    {
        var start = _at;
        RefuseBeginning(inBrackets);
        for (; !IsAtEnd; _at++)
        {
            var sign = _text[_at];
            if (inBrackets && sign is ',' or ']' or '}')
            {
                break;
            }

            if ((inBrackets && sign is '[' or '{') || (sign == ':' && IsEndOfWord(_at + 1, inBrackets)))
            {
                throw Wrong(_at, $"a text with '{sign}' in it needs quotes here");
            }
        }

        return new YamlNode(PlaceOf(start)) { Text = _text[start.._at].TrimEnd(' ').ToString() };
    }

    private readonly void RefuseBeginning(bool inBrackets)
    {
        var advice = _text[_at] switch
        {
            '*' => "an alias is not read here, and a text that begins with * needs quotes",
            '&' or '!' => "anchors and tags are not read here; a text that begins like one needs quotes",
            '|' or '>' => "blocks of text are not read here: write it on one line, in quotes where it begins with such a sign",
            ',' or '[' or ']' or '{' or '}' or '%' or '@' or '`' or '#' => $"a text that begins with {_text[_at]} needs quotes",
            '-' or '?' or ':' when IsEndOfWord(_at + 1, inBrackets) => $"a text needs to stand here, quoted if it begins with '{_text[_at]} '",
            _ => null,
        };
        if (advice is not null)
        {
            throw Wrong(_at, advice);
        }
    }

    private readonly bool IsEndOfWord(int position, bool inBrackets) => position == _text.Length || _text[position] == ' '
        || (inBrackets && _text[position] is ',' or '[' or ']' or '{' or '}');

    private readonly ConfigurationException Unclosed() =>
        Wrong(_at, "brackets close on the line that they open on; longer lists are written one item a line, each behind '- '");

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }
}
