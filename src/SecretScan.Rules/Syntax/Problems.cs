using System.Text;

namespace SecretScan.Rules.Syntax;

/// <summary>Collects what is wrong, so that one run tells everything.</summary>
internal sealed class Problems
{
    private const int LongestQuote = 60;

    // A hostile file must not become a report without end.
    private const int Most = 200;

    private readonly List<RuleProblem> _list = [];

    public bool HasErrors { get; private set; }

    public IReadOnlyList<RuleProblem> List => _list;

    public void Error(Place at, string? rule, string reason, string? excerpt = null)
    {
        HasErrors = true;
        Add(new RuleProblem(at, Printable(rule), reason) { Excerpt = excerpt });
    }

    public void Warning(Place at, string? rule, string reason) =>
        Add(new RuleProblem(at, Printable(rule), reason) { IsWarning = true });

    public void AddRange(IEnumerable<RuleProblem> problems)
    {
        foreach (var problem in problems)
        {
            HasErrors |= !problem.IsWarning;
            Add(problem);
        }
    }

    /// <summary>Text of the file as it may be shown: in quotes, cut, control characters replaced.</summary>
    public static string Quote(string text) => $"'{Printable(text)}'";

    /// <summary>The text around a character, and a caret below it.</summary>
    public static string Excerpt(string text, int position)
    {
        const int Around = 30;
        var from = Math.Max(0, Math.Min(position, text.Length) - Around);
        var to = Math.Min(text.Length, position + Around);
        var shown = string.Concat(text[from..to].Select(c => c is >= ' ' and <= '~' ? c : '?'));
        return $"  {shown}\n  {new string(' ', position - from)}^";
    }

    private static string? Printable(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var shown = new StringBuilder(Math.Min(text.Length, LongestQuote));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestQuote)
            {
                return shown.Append("...").ToString();
            }

            shown.Append(Rune.IsControl(rune) || IsInvisible(rune) ? "?" : rune.ToString());
        }

        return shown.ToString();
    }

    // Bidirectional overrides and line separators can make a terminal show something else than what is there.
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator;

    private void Add(RuleProblem problem)
    {
        if (_list.Count < Most)
        {
            _list.Add(problem);
        }
    }
}
