using SecretScan.Rules.Checking;

namespace SecretScan.Rules.Images;

/// <summary>Gathers the keywords of rules and venues, each once, and what a hit of each means.</summary>
internal sealed class KeywordUses
{
    /// <summary>The inline marker by which a line says no to a finding.</summary>
    private const string AllowMarker = "secretscan:allow";

    private readonly SortedDictionary<string, List<KeywordUse>> _uses = new(StringComparer.Ordinal);

    public KeywordUses(CheckedRule[] rules, Venue[] venues)
    {
        Add(AllowMarker, new(KeywordUseKind.AllowMarker, 0));
        foreach (var (index, venue) in venues.Index())
        {
            foreach (var word in venue.Words)
            {
                Add(word, new(KeywordUseKind.Venue, index));
            }
        }

        foreach (var (index, rule) in rules.Index())
        {
            AddKeywords(rule, index);

            foreach (var word in rule.Syntax.Context)
            {
                Add(word.Value, new(KeywordUseKind.Context, index));
            }
        }
    }

    public string[] Keywords => [.. _uses.Keys];

    public KeywordUse[] Uses => [.. _uses.Values.SelectMany(uses => uses)];

    /// <summary>Where the uses of each keyword start, and one more: where the last one's stop.</summary>
    public int[] Starts
    {
        get
        {
            List<int> starts = [0];
            foreach (var uses in _uses.Values)
            {
                starts.Add(starts[^1] + uses.Count);
            }

            return [.. starts];
        }
    }

    private void AddKeywords(CheckedRule rule, int index)
    {
        var pattern = rule.IsAssigned ? null : rule.Pattern;
        var isFront = pattern?.BeginsWithOneOf(rule.Syntax.Keywords.Select(keyword => keyword.Value)) == true;
        foreach (var keyword in rule.Syntax.Keywords)
        {
            var offsets = pattern?.OffsetsOf(keyword.Value);
            if (!isFront)
            {
                Add(keyword.Value, offsets is var (min, max) ? new(KeywordUseKind.Anchor, index, min, max) : new(KeywordUseKind.Window, index));
            }
            else if (offsets?.Min == 0)
            {
                Add(keyword.Value, new(KeywordUseKind.Anchor, index));
            }
        }
    }

    private void Add(string keyword, KeywordUse use)
    {
        var key = keyword.ToLowerInvariant();
        if (!_uses.TryGetValue(key, out var uses))
        {
            _uses.Add(key, uses = []);
        }

        if (!uses.Contains(use))
        {
            uses.Add(use);
        }
    }
}
