using static SecretScan.Rules.Patterns.PatternReader;

namespace SecretScan.Rules.Patterns;

/// <summary>Reads a pattern into a tree. What .NET Regex gives a meaning to, this one gives the same meaning or refuses.</summary>
internal sealed class PatternParser(string text)
{
    private const int DeepestGroup = 64;

    // A repeated group is compiled once per round, and the program of one pattern is addressed by 16 bits.
    private const int GreatestWeight = 8192;

    private readonly PatternReader _reader = new(text);
    private int _depth;
    private int _secret = -1;

    public Node Parse(bool shape)
    {
        var root = ParseChoice(ignoreCase: false);
        if (!_reader.AtEnd)
        {
            throw Faulty("this ) closes no group; write \\) for the character", _reader.Position);
        }

        if (root.IsNullable)
        {
            throw Faulty("the pattern matches the empty text; some part of it must not be optional", 0);
        }

        return _secret >= 0 || shape ? root : throw Faulty("the group (?<secret> ) is missing", text.Length);
    }

    public ByteSet ParseSet()
    {
        var node = _reader.AtEnd ? null : ParseAtom(ignoreCase: false);
        return node is SetNode single && _reader.AtEnd
            ? single.Set
            : throw Faulty("expected one character class, such as [^0-9A-Za-z]", 0);
    }

    private Node ParseChoice(bool ignoreCase)
    {
        var start = _reader.Position;
        List<Node> branches = [ParseSequence(ignoreCase)];
        while (_reader.TryTake("|"))
        {
            branches.Add(ParseSequence(ignoreCase));
        }

        if (branches.Count == 1)
        {
            return branches[0];
        }

        return _secret >= start
            ? throw Faulty("the group secret must be part of every match; put the alternatives into groups of their own", _secret)
            : Judge(new ChoiceNode(branches), start);
    }

    private Node ParseSequence(bool ignoreCase)
    {
        var start = _reader.Position;
        List<Node> items = [];
        while (!_reader.AtEnd && _reader.Current is not ('|' or ')'))
        {
            var item = ParseRepeat(ignoreCase);
            items.AddRange(item is SequenceNode sequence ? sequence.Items : [item]);
        }

        return items.Count == 1 ? items[0] : Judge(new SequenceNode(items), start);
    }

    private Node ParseRepeat(bool ignoreCase)
    {
        var start = _reader.Position;
        var body = ParseAtom(ignoreCase);
        if (_reader.TakeQuantifier() is not var (least, most))
        {
            return body;
        }

        var lazy = _reader.TryTake("?");
        var end = _reader.Position;
        if (_reader.TakeQuantifier() is not null)
        {
            throw Faulty("a repeat of a repeat; put the first one into (?: )", end);
        }

        if (_secret >= start)
        {
            throw Faulty("the group secret must be part of every match, once; put the repeat inside it", _secret);
        }

        if (body.IsNullable)
        {
            throw Outside("what is repeated here can be empty; make the repeat optional instead", start);
        }

        return (least, most) == (1, 1) ? body : Judge(new RepeatNode(body, least, most, lazy), start);
    }

    private Node ParseAtom(bool ignoreCase)
    {
        var start = _reader.Position;
        switch (_reader.Current)
        {
            case '(':
                return ParseGroup(ignoreCase);
            case '[':
                return new SetNode(ClassParser.Take(_reader, ignoreCase));
            case '^' or '$':
                throw Outside("anchors are not part of the pattern language; before and after say what may stand beside a match", start);
            case '.':
                _reader.TryTake(".");
                return new SetNode(~ByteSet.Of((byte)'\n'));
            case '?' or '*' or '+':
            case '{' when _reader.TakeQuantifier() is not null:
                throw Faulty("there is nothing to repeat; a backslash before it makes it a character", start);
            default:
                var set = _reader.TakeCharacter(inClass: false);
                return new SetNode(ignoreCase ? set.IgnoringCase() : set);
        }
    }

    private Node ParseGroup(bool ignoreCase)
    {
        var start = _reader.Position;
        if (_reader.TryTake("(?<secret>"))
        {
            if (_secret >= 0)
            {
                throw Outside("a second group secret; put the alternatives inside of one", start);
            }

            _secret = start;
            var secret = ParseBody(ignoreCase, start);
            return secret.IsNullable ? throw Faulty("the group secret can be empty", start) : new SecretNode(secret);
        }

        if (_reader.TryTake("(?i:"))
        {
            return ParseBody(ignoreCase: true, start);
        }

        return _reader.TryTake("(?:") || (!_reader.IsAhead("(?") && _reader.TryTake("("))
            ? ParseBody(ignoreCase, start)
            : throw Refusal(text.AsSpan(start), start);
    }

    private Node ParseBody(bool ignoreCase, int start)
    {
        if (++_depth > DeepestGroup)
        {
            throw Outside($"groups nested deeper than {DeepestGroup}", start);
        }

        var body = ParseChoice(ignoreCase);
        _depth--;
        return _reader.TryTake(")") ? body : throw Faulty("this group is not closed; write \\( for the character", start);
    }

    private static PatternException Refusal(ReadOnlySpan<char> group, int start) => group switch
    {
        ['(', '?', '=' or '!', ..] or ['(', '?', '<', '=' or '!', ..] =>
            Outside("lookaround is not part of the pattern language; before and after say what may stand beside a match", start),
        ['(', '?', '<' or '\'', ..] => Outside("no group but secret has a name", start),
        ['(', '?', '>' or '#' or '(' or '-' or 'i' or 'm' or 'n' or 's' or 'x', ..] =>
            Outside("of the groups with a question mark only (?: ), (?i: ) and (?<secret> ) are part of the pattern language", start),
        _ => Faulty("unknown kind of group; write \\( for the character", start),
    };

    private static Node Judge(Node node, int start)
    {
        if (node.MaxLength > Pattern.LongestMatch)
        {
            throw Outside($"this may match {node.MaxLength} bytes; a window holds at most {Pattern.LongestMatch}", start);
        }

        return node.Weight > GreatestWeight
            ? throw Outside("this is too large once its repeats are written out; repeat a class instead of a group, or less often", start)
            : node;
    }
}
