using SecretScan.Credentials;

namespace SecretScan.Decoding;

/// <summary>
/// The lists of strings in a text that one word puts together: <c>['a', 'b'].join('')</c>, <c>"".join(["a", "b"])</c>,
/// <c>String.join("", "a", "b")</c> behind <c>join(</c>; <c>concat!("a", "b")</c>, <c>string.Concat("a", "b")</c> behind <c>oncat</c>.
/// </summary>
internal ref struct JoinedList(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
{
    private const int Longest = 2_000;

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<byte> _word = word;
    private Span _list;
    private int _from;

    /// <summary>True when <paramref name="at"/> lies in such a list; asked for ascending places, it reads the text once.</summary>
    public bool Holds(int at)
    {
        while (_list.End <= at)
        {
            var hit = _text[_from..].IndexOf(_word);
            if (hit < 0)
            {
                _list = new Span(_text.Length, int.MaxValue);
                return false;
            }

            hit += _from;
            _from = hit + _word.Length;
            _list = ListAt(hit);
        }

        return _list.Start <= at;
    }

    private readonly Span ListAt(int hit)
    {
        var before = _text[Math.Max(0, hit - Longest)..hit];
        var behind = _text[_from..Math.Min(_text.Length, _from + Longest)];
        if (_word[^1] == '(' && before.EndsWith("]."u8))
        {
            return IsEmptyString(behind) && before.LastIndexOf((byte)'[') is >= 0 and var open ? new Span(hit - before.Length + open, hit) : default;
        }

        var takesList = _word[^1] != '(' ? behind.StartsWith("("u8) || behind.StartsWith("!("u8)
            : before.EndsWith("''."u8) || before.EndsWith("\"\"."u8) || (before.EndsWith("String."u8) && IsEmptyString(behind));
        return takesList && behind.IndexOf((byte)')') is > 0 and var end ? new Span(hit, _from + end) : default;
    }

    private static bool IsEmptyString(ReadOnlySpan<byte> text) => text.StartsWith("''"u8) || text.StartsWith("\"\""u8) || text.StartsWith("``"u8);
}
