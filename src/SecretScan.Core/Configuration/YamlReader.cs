using System.Text;
using SecretScan.Reporting;
using SecretScan.Rules.Syntax;

namespace SecretScan.Configuration;

/// <summary>
/// Reads the YAML that a configuration needs: mappings and lists in blocks or in brackets, texts on one line, comments. What it
/// takes means the same to every YAML parser; the rest of YAML is refused in a line that says what to write instead: anchors,
/// aliases, tags, blocks of text, several documents, tabs, invisible characters.
/// </summary>
/// <remarks>
/// A hook reads the configuration on every commit, and loading a parser of all YAML takes longer than that. The source is hostile:
/// length and depth are bounded, and nothing unfolds into more than stands there.
/// </remarks>
internal sealed class YamlReader
{
    /// <summary>Bytes of the largest file.</summary>
    public const int LongestFile = 4 << 20;

    private const int Deepest = 8;
    private const int MostKeys = 2_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly string _file;
    private readonly List<YamlLine> _lines = [];
    private int _at;

    private YamlReader(string file) => _file = file;

    private YamlLine Line => _lines[_at];

    /// <summary>The value that a file holds, or null when it holds none.</summary>
    /// <param name="content">UTF-8.</param>
    /// <param name="file">What it is called in messages.</param>
    /// <exception cref="ConfigurationException">It is no YAML, or more of it than is read here.</exception>
    public static YamlNode? Read(ReadOnlySpan<byte> content, string file)
    {
        var reader = new YamlReader(file);
        reader.Split(reader.Decode(content));
        return reader.Document();
    }

    /// <summary>One line that says where and what.</summary>
    public static ConfigurationException Wrong(Place at, string what) => new(Printable.Of($"{at}: {what}"));

    /// <summary>Refuses a key that was there already.</summary>
    public static void RefuseAgain(YamlNode key, List<YamlPair> known)
    {
        foreach (var pair in known)
        {
            if (pair.Key.Text == key.Text)
            {
                throw Wrong(key.At, $"{WrittenWord.Of(key.Text!)} stands here twice");
            }
        }

        // Each is compared with all before it.
        if (known.Count == MostKeys)
        {
            throw Wrong(key.At, $"more than {MostKeys} keys");
        }
    }

    private string Decode(ReadOnlySpan<byte> content)
    {
        if (content.Length > LongestFile)
        {
            throw Wrong(1, $"a configuration has at most {LongestFile >> 20} MB");
        }

        try
        {
            return Strict.GetString(content.StartsWith("\uFEFF"u8) ? content[3..] : content);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(1, "a configuration is written in UTF-8, this is not");
        }
    }

    private void Split(string text)
    {
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            number++;
            var end = text.IndexOf('\n', start) is var feed and >= 0 ? feed : text.Length;
            var line = text.AsMemory(start, end - start);
            Add(number, line.Span.EndsWith("\r") ? line[..^1] : line);
            start = end + 1;
        }
    }

    private void Add(int number, ReadOnlyMemory<char> line)
    {
        var content = line.Span.TrimStart(' ');
        if (content.IsEmpty || content[0] == '#')
        {
            return;
        }

        if (content.Contains('\t'))
        {
            throw Wrong(number, "a tab: write spaces");
        }

        if (Printable.HasInvisible(content))
        {
            throw Wrong(number, "a character that cannot be seen");
        }

        _lines.Add(new YamlLine(number, line.Length - content.Length, line[^content.Length..]));
    }

    private YamlNode? Document()
    {
        if (_lines is [{ Indent: 0, Text: var first }, ..] && IsMark(first.Span))
        {
            _at++;
        }

        if (_at == _lines.Count)
        {
            return null;
        }

        var root = Block(depth: 1);
        return _at == _lines.Count ? root : throw Misplaced();
    }

    private static bool IsMark(ReadOnlySpan<char> text) =>
        text.StartsWith("---") && text[3..] is var rest && (rest.TrimStart(' ').IsEmpty || (rest[0] == ' ' && rest.TrimStart(' ')[0] == '#'));

    // What begins in this line.
    private YamlNode Block(int depth) =>
        depth > Deepest ? throw Wrong(Line.Number, $"nested deeper than {Deepest} levels")
        : new YamlText(Line, _file).TakeDash() ? List(depth)
        : Mapping(depth);

    private YamlNode Mapping(int depth)
    {
        var (indent, at, pairs) = (Line.Indent, PlaceOf(Line), new List<YamlPair>());
        while (_at < _lines.Count && Line.Indent == indent && !new YamlText(Line, _file).TakeDash())
        {
            var text = new YamlText(Line, _file);
            var key = text.TakeKey() ?? throw Wrong(
                Line.Number, Line.Indent == 0 && Line.Text.Span is ['-', '-', '-', ..] or ['.', '.', '.', ..] ? "a configuration is one document" : "'key: value' belongs here");
            RefuseAgain(key, pairs);
            pairs.Add(new YamlPair(key, text.IsAtEnd ? Nested(indent, key.At, isKey: true, depth) : Inline(text)));
        }

        return EndedAt(indent, new YamlNode(at) { Pairs = pairs });
    }

    private YamlNode List(int depth)
    {
        var (indent, at, items) = (Line.Indent, PlaceOf(Line), new List<YamlNode>());
        while (_at < _lines.Count && Line.Indent == indent)
        {
            var text = new YamlText(Line, _file);
            if (!text.TakeDash())
            {
                break;
            }

            items.Add(Item(text, depth));
        }

        return EndedAt(indent, new YamlNode(at) { Items = items });
    }

    private YamlNode Item(YamlText text, int depth)
    {
        if (text.IsAtEnd)
        {
            return Nested(Line.Indent, PlaceOf(Line), isKey: false, depth);
        }

        // What stands behind the dash is as if it stood there on a line of its own.
        var inner = new YamlLine(Line.Number, Line.Indent + text.Position, Line.Text[text.Position..]);
        if (new YamlText(inner, _file).TakeDash())
        {
            throw Wrong(Line.Number, "a list directly in a list is not read here");
        }

        if (new YamlText(inner, _file).TakeKey() is null)
        {
            return Inline(text);
        }

        _lines[_at] = inner;
        return Block(depth + 1);
    }

    private YamlNode Inline(YamlText text)
    {
        var value = text.Value();
        _at++;
        return value;
    }

    // The lines below that stand further in; below a key a list may stand as far out as the key.
    private YamlNode Nested(int indent, Place at, bool isKey, int depth)
    {
        _at++;
        return _at < _lines.Count && (Line.Indent > indent || (isKey && Line.Indent == indent && new YamlText(Line, _file).TakeDash()))
            ? Block(depth + 1)
            : new YamlNode(at) { Text = "" };
    }

    private YamlNode EndedAt(int indent, YamlNode node) => _at < _lines.Count && Line.Indent > indent ? throw Misplaced() : node;

    private ConfigurationException Misplaced() =>
        Wrong(Line.Number, "this line is not indented like those it belongs to; a text that goes on over several lines is not read here");

    private Place PlaceOf(YamlLine line) => new(_file, line.Number, line.Indent + 1);

    private ConfigurationException Wrong(int line, string what) => Wrong(new Place(_file, line, 1), what);
}
