using System.Text;
using System.Text.RegularExpressions;
using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Tests.Patterns;

/// <summary>One pattern twice: in a table, and as the .NET Regex that says what it means.</summary>
internal sealed class Oracle
{
    private const string Escape = @"\\[nrt]|%[0-9A-Fa-f]{2}|\\u00[0-9A-Fa-f]{2}";

    private readonly CompiledPatterns _compiled;
    private readonly int _entry;
    private readonly Regex _regex;

    public Oracle(string pattern, string before = "[^0-9A-Za-z]", string after = "[^0-9A-Za-z]")
    {
        var builder = new PatternTableBuilder();
        _entry = builder.Add(Pattern.Parse(pattern), ByteSet.Parse(before), ByteSet.Parse(after));
        _compiled = builder.Build();
        _regex = new(
            $@"(?<=\A|{InAscii(before)}|{Escape})(?:{InAscii(pattern)})(?=\z|{InAscii(after)})", RegexOptions.CultureInvariant);
    }

    /// <summary>Compares all matches of a text, overlapping ones too, and counts them.</summary>
    public int Compare(byte[] text)
    {
        var chars = Encoding.Latin1.GetString(text);
        var count = 0;
        for (var from = 0; from <= text.Length; count++)
        {
            var expected = _regex.Match(chars, from);
            var actual = _compiled.Table.Search(_entry, text, from, text.Length, PatternTable.DefaultBudget);
            if (actual.Outcome == PatternOutcome.Exhausted)
            {
                return count;
            }

            Assert.True(
                Show(expected) == Show(actual),
                $"Regex {Show(expected)}, table {Show(actual)} from {from} in {Convert.ToHexString(text)} by {_regex}");
            if (!expected.Success)
            {
                return count;
            }

            from = expected.Index + 1;
        }

        return count;
    }

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
