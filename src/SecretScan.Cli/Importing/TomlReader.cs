using System.Globalization;
using System.Text;

namespace SecretScan.Cli.Importing;

/// <summary>
/// Reads TOML (https://toml.io/en/v1.0.0) as far as configurations of scanners use it: tables, tables in lists, inline tables, dotted
/// keys, all four kinds of texts, lists over several lines, truth values; numbers and dates are kept as they are written. Anything else is said with its line.
/// </summary>
internal sealed class TomlReader
{
    private const int Deepest = 16;

    private readonly string _text;
    private int _at;

    private TomlReader(string text) => _text = text;

    /// <summary>The tables and values of a text: <see cref="string"/>, <see cref="bool"/>, lists, dictionaries.</summary>
    /// <exception cref="CommandException">It is no TOML, or none that is read here; the message begins with the line.</exception>
    public static Dictionary<string, object> Read(string text)
    {
        var reader = new TomlReader(text.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        return reader.Document();
    }

    private Dictionary<string, object> Document()
    {
        Dictionary<string, object> root = [];
        var table = root;
        for (SkipLines(); _at < _text.Length; SkipLines())
        {
            if (Take("[["))
            {
                table = Table(root, Keys("]]"), inList: true);
            }
            else if (Take("["))
            {
                table = Table(root, Keys("]"), inList: false);
            }
            else
            {
                Pair(table, 0);
            }

            EndLine();
        }

        return root;
    }

    private Dictionary<string, object> Table(Dictionary<string, object> root, List<string> keys, bool inList)
    {
        var parent = Walk(root, keys[..^1]);
        if (!inList)
        {
            return Walk(parent, keys[^1..]);
        }

        if (!parent.TryGetValue(keys[^1], out var value))
        {
            parent[keys[^1]] = value = new List<object>();
        }

        var fresh = new Dictionary<string, object>();
        (value as List<object> ?? throw Wrong($"'{keys[^1]}' is no list of tables")).Add(fresh);
        return fresh;
    }

    // Of a list of tables the last one is meant.
    private Dictionary<string, object> Walk(Dictionary<string, object> table, List<string> keys)
    {
        foreach (var key in keys)
        {
            if (!table.TryGetValue(key, out var value))
            {
                table[key] = value = new Dictionary<string, object>();
            }

            table = value as Dictionary<string, object> ?? (value as List<object>)?.LastOrDefault() as Dictionary<string, object> ?? throw Wrong($"'{key}' is no table");
        }

        return table;
    }

    private void Pair(Dictionary<string, object> table, int depth)
    {
        var keys = Keys("=");
        SkipSpaces();
        var value = Value(depth);
        if (!Walk(table, keys[..^1]).TryAdd(keys[^1], value))
        {
            throw Wrong($"'{keys[^1]}' is given twice");
        }
    }

    private List<string> Keys(string end)
    {
        List<string> keys = [];
        do
        {
            SkipSpaces();
            keys.Add(_at < _text.Length && _text[_at] is '"' or '\'' ? Text() : Word());
            SkipSpaces();
        }
        while (keys.Count <= Deepest && Take("."));
        return Take(end) ? keys : throw Wrong($"'{end}' belongs here");
    }

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Wrong("a key belongs here");
    }

    private object Value(int depth)
    {
        if (depth > Deepest)
        {
            throw Wrong($"nested deeper than {Deepest}");
        }

        return (_at < _text.Length ? _text[_at] : '\0') switch
        {
            '"' or '\'' => Text(),
            '[' => List(depth + 1),
            '{' => Inline(depth + 1),
            _ => Bare(),
        };
    }

    private object Bare()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' or '+' or '.' or ':'))
        {
            _at++;
        }

        return _text[start.._at] switch
        {
            "true" => true,
            "false" => false,
            "" => throw Wrong("a value belongs here"),
            ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9' or '+' or '-', ..] or "inf" or "nan" => _text[start.._at],
            _ => throw Wrong("a text needs quotes"),
        };
    }

    private List<object> List(int depth)
    {
        _at++;
        List<object> items = [];
        for (SkipLines(); !Take("]"); SkipLines())
        {
            items.Add(Value(depth));
            SkipLines();
            if (!Take(",") && (_at >= _text.Length || _text[_at] != ']'))
            {
                throw Wrong("',' or ']' belongs here");
            }
        }

        return items;
    }

    private Dictionary<string, object> Inline(int depth)
    {
        _at++;
        Dictionary<string, object> table = [];
        for (SkipLines(); !Take("}"); SkipLines())
        {
            Pair(table, depth);
            SkipLines();
            if (!Take(",") && (_at >= _text.Length || _text[_at] != '}'))
            {
                throw Wrong("',' or '}' belongs here");
            }
        }

        return table;
    }

    private string Text()
    {
        var quote = _text[_at];
        var isLong = _text.AsSpan(_at).StartsWith(new string(quote, 3));
        var end = new string(quote, isLong ? 3 : 1);
        var start = _at;
        _at += end.Length;
        if (isLong && _at < _text.Length && _text[_at] == '\n')
        {
            _at++;
        }

        var text = new StringBuilder();
        while (!Ends(end))
        {
            if (_at >= _text.Length || (!isLong && _text[_at] == '\n'))
            {
                _at = start;
                throw Wrong("a text that begins here does not end");
            }

            if (_text[_at] == '\\' && quote == '"')
            {
                Escape(text);
            }
            else
            {
                text.Append(_text[_at++]);
            }
        }

        return text.ToString();
    }

    // Three quotes end a long text; one or two before them belong to it.
    private bool Ends(string end)
    {
        if (!_text.AsSpan(_at).StartsWith(end) || (end.Length == 3 && _at + 3 < _text.Length && _text[_at + 3] == end[0]))
        {
            return false;
        }

        _at += end.Length;
        return true;
    }

    private void Escape(StringBuilder text)
    {
        var sign = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        _at += 2;
        switch (sign)
        {
            case 'b' or 't' or 'n' or 'f' or 'r' or 'e':
                text.Append("\b\t\n\f\r\e"["btnfre".IndexOf(sign, StringComparison.Ordinal)]);
                break;
            case '"' or '\\':
                text.Append(sign);
                break;
            case 'u' or 'U' when Hex(sign == 'u' ? 4 : 8) is { } rune:
                text.Append(rune.ToString());
                break;
            case '\n' or ' ' or '\t' when Blank():
                break;
            default:
                throw Wrong("this escape is not read");
        }
    }

    private Rune? Hex(int digits)
    {
        var is_ = _at + digits <= _text.Length
            && int.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code);
        var rune = is_ ? new Rune(int.Parse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)) : (Rune?)null;
        _at += is_ ? digits : 0;
        return rune;
    }

    // A backslash at the end of a line takes the blanks that follow with it.
    private bool Blank()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n')
        {
            _at++;
        }

        return true;
    }

    private void EndLine()
    {
        SkipSpaces();
        if (_at < _text.Length && _text[_at] is not ('\n' or '#'))
        {
            throw Wrong("something stands behind the value");
        }
    }

    private void SkipLines()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '#')
        {
            _at = _text[_at] != '#' ? _at + 1 : _text.IndexOf('\n', _at) is >= 0 and var end ? end : _text.Length;
        }
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }
    }

    private bool Take(string sign)
    {
        var is_ = string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;
        _at += is_ ? sign.Length : 0;
        return is_;
    }

    private CommandException Wrong(string what) => new($"{1 + _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n')}: {what}");
}
