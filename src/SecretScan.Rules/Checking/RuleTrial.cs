using System.Text;
using SecretScan.Rules.Images;
using SecretScan.Rules.Keywords;
using SecretScan.Rules.Patterns;

namespace SecretScan.Rules.Checking;

/// <summary>Runs one rule of an image over a text as far as keywords, context and pattern go: no filter, no validator.</summary>
internal sealed class RuleTrial(RuleImage image)
{
    private readonly KeywordHits _hits = new();

    /// <summary>True when a pattern ran out of its budget since the last call of <see cref="Find"/> began.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>The values that the rule takes out of the text.</summary>
    public IReadOnlyList<string> Find(int rule, byte[] text)
    {
        Exhausted = false;
        var entry = image.Entries[rule];
        var secrets = new SortedSet<(int Start, int End)>();
        image.Keywords.Scan(text, _hits);
        if (entry.Traits.HasFlag(RuleTraits.IsPart))
        {
            Search(entry, text, 0, text.Length, secrets);
        }

        for (var i = 0; i < _hits.Count && !Exhausted; i++)
        {
            var position = _hits[i].Position;
            foreach (var use in image.UsesOf(_hits[i].Keyword))
            {
                if (use.Target == rule && use.Kind == KeywordUseKind.Anchor)
                {
                    Search(entry, text, position - use.Max, position - use.Min + 1, secrets);
                }
                else if (use.Target == rule && use.Kind == KeywordUseKind.Window)
                {
                    Window(rule, entry, text, position, secrets);
                }
            }
        }

        return [.. secrets.Where(s => HasContext(rule, entry, s)).Select(s => Encoding.Latin1.GetString(text[s.Start..s.End]))];
    }

    private void Window(int rule, RuleEntry entry, byte[] text, int position, SortedSet<(int Start, int End)> secrets)
    {
        var from = Math.Max(0, position - entry.ContextBytes);
        var to = Math.Min(text.Length, position + entry.ContextBytes);
        if (!entry.Traits.HasFlag(RuleTraits.IsRegex))
        {
            Search(entry, text, from, to, secrets);
            return;
        }

        to = Math.Min(text.Length, to + entry.Window);
        var match = image.Regex(rule).Match(Encoding.Latin1.GetString(text[from..to]));
        for (; match.Success; match = match.NextMatch())
        {
            var secret = match.Groups["secret"];
            secrets.Add((from + secret.Index, from + secret.Index + secret.Length));
        }
    }

    private void Search(RuleEntry entry, byte[] text, int from, int to, SortedSet<(int Start, int End)> secrets)
    {
        for (var start = Math.Max(0, from); start < to;)
        {
            var match = image.Patterns.Search(entry.Pattern, text, start, to, PatternTable.DefaultBudget);
            Exhausted |= match.Outcome == PatternOutcome.Exhausted;
            if (!match.IsMatch)
            {
                return;
            }

            secrets.Add((match.SecretStart, match.SecretEnd));
            start = match.End;
        }
    }

    private bool HasContext(int rule, RuleEntry entry, (int Start, int End) secret)
    {
        if (!entry.Traits.HasFlag(RuleTraits.NeedsContext))
        {
            return true;
        }

        for (var i = 0; i < _hits.Count; i++)
        {
            var position = _hits[i].Position;
            foreach (var use in image.UsesOf(_hits[i].Keyword))
            {
                if (use.Kind == KeywordUseKind.Context && use.Target == rule
                    && position >= secret.Start - entry.ContextBytes && position < secret.End + entry.ContextBytes)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
