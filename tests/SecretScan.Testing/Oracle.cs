using System.Text;
using System.Text.RegularExpressions;
using SecretScan.Rules.Patterns;

namespace SecretScan.Testing;

/// <summary>One pattern twice: in a table, and as the .NET Regex that says what it means.</summary>
public sealed class Oracle
{
    private const string Escape = @"\\[nrt]|%[0-9A-Fa-f]{2}|\\u00[0-9A-Fa-f]{2}";

    private readonly Func<PatternTable> _table;
    private readonly int _entry;
    private readonly Regex _regex;

    /// <summary>A pattern in a table of its own.</summary>
    public Oracle(string pattern, string before = "[^0-9A-Za-z]", string after = "[^0-9A-Za-z]")
    {
        var builder = new PatternTableBuilder();
        _entry = builder.Add(Pattern.Parse(pattern), ByteSet.Parse(before), ByteSet.Parse(after));
        var compiled = builder.Build();
        _table = () => compiled.Table;
        _regex = Within(pattern, before, after);
    }

    private Oracle(Func<PatternTable> table, int entry, Regex regex) => (_table, _entry, _regex) = (table, entry, regex);

    /// <summary>A pattern as it stands among others in a table.</summary>
    public static Oracle Of(Func<PatternTable> table, int entry, string pattern, string before, string after) =>
        new(table, entry, Within(pattern, before, after));

    /// <summary>A shape, which is asked for whole values only.</summary>
    public static Oracle OfShape(Func<PatternTable> table, int entry, string shape) =>
        new(table, entry, new Regex($@"\A(?:{InAscii(shape)})\z", RegexOptions.CultureInvariant));

    /// <summary>Compares whether a value is a match from its first byte to its last.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public bool CompareWhole(ReadOnlySpan<byte> value)
    {
        var expected = _regex.IsMatch(Encoding.Latin1.GetString(value));
        return expected == _table().IsWhole(_entry, value)
            ? expected
            : throw new InvalidOperationException($"Regex {expected}, table {!expected} for {Convert.ToHexString(value)} by {_regex}");
    }

    /// <summary>Compares all matches of a text, overlapping ones too, and counts them.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public int Compare(byte[] text)
    {
        var chars = Encoding.Latin1.GetString(text);
        var count = 0;
        for (var from = 0; from <= text.Length; count++)
        {
            var expected = _regex.Match(chars, from);
            var actual = _table().Search(_entry, text, from, text.Length, PatternTable.DefaultBudget);
            if (actual.Outcome == PatternOutcome.Exhausted)
            {
                return count;
            }

            if (Show(expected) != Show(actual))
            {
                throw new InvalidOperationException(
                    $"Regex {Show(expected)}, table {Show(actual)} from {from} in {Convert.ToHexString(text)} by {_regex}");
            }

            if (!expected.Success)
            {
                return count;
            }

            from = expected.Index + 1;
        }

        return count;
    }

    private static Regex Within(string pattern, string before, string after) => new(
        $@"(?<=\A|{InAscii(before)}|{Escape})(?:{InAscii(pattern)})(?=\z|{InAscii(after)})", RegexOptions.CultureInvariant);

    private static string Show(Match match)
    {
        var secret = match.Groups["secret"];
        return match.Success ? $"{match.Index}..{match.Index + match.Length} secret {secret.Index}..{secret.Index + secret.Length}" : "none";
    }

    private static string Show(PatternMatch match) =>
        match.IsMatch ? $"{match.Start}..{match.End} secret {match.SecretStart}..{match.SecretEnd}" : "none";

    // To .NET the letters of Latin-1 are letters too.
    private static string InAscii(string pattern) =>
        Regex.Replace(pattern, @"\[\^?\]?(?:\\.|[^\]\\])*\]|\\.", piece => piece.Value switch
        {
            ['[', ..] => Expand(piece.Value),
            [_, 'd' or 'D' or 'w' or 'W' or 's' or 'S'] => $"[{Expand(piece.Value)}]",
            _ => piece.Value,
        });

    private static string Expand(string text) => text
        .Replace(@"\w", "0-9A-Za-z_")
        .Replace(@"\W", @"\x00-/:-@\x5B-\x5E`{-\xFF")
        .Replace(@"\s", @"\x09-\x0D\x20")
        .Replace(@"\S", @"\x00-\x08\x0E-\x1F!-\xFF");
}
