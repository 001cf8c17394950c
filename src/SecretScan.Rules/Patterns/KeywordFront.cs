namespace SecretScan.Rules.Patterns;

/// <summary>
/// Walks a tree once and learns whether every match begins with one of some keywords. Then the hits of those lead to every
/// match, and where else in it a keyword may stand need not be tried: a hit of <c>key</c> has one place and not a hundred.
/// </summary>
internal sealed class KeywordFront
{
    private readonly HashSet<string> _keywords;
    private bool _holds = true;

    private KeywordFront(IEnumerable<string> keywords) =>
        _keywords = keywords.Select(keyword => keyword.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);

    public static bool Is(Node root, IEnumerable<string> keywords)
    {
        var walk = new KeywordFront(keywords);
        return walk.Through(root, [""]).Count == 0 && walk._holds;
    }

    // The beginnings of keywords that a match may have read so far; those that are read to their end are done with.
    private HashSet<string> Through(Node node, HashSet<string> open) => !_holds || open.Count == 0 ? open : node switch
    {
        SetNode { Set: var set } => Step(set, open),
        SequenceNode sequence => sequence.Items.Aggregate(open, (reached, item) => Through(item, reached)),
        ChoiceNode choice => [.. choice.Branches.SelectMany(branch => Through(branch, open))],
        RepeatNode repeat => Rounds(repeat, open),
        SecretNode secret => Through(secret.Body, open),
        _ => throw new InvalidOperationException($"no way through {node.GetType()}"),
    };

    private HashSet<string> Step(ByteSet set, HashSet<string> open)
    {
        HashSet<string> reached = [];
        for (var value = 0; value < 256 && _holds; value++)
        {
            if (set.Contains((byte)value))
            {
                reached.UnionWith(open.Select(word => word + char.ToLowerInvariant((char)value)).Where(word => !_keywords.Contains(word)));
                _holds = reached.All(word => _keywords.Any(keyword => keyword.StartsWith(word, StringComparison.Ordinal)));
            }
        }

        return reached;
    }

    private HashSet<string> Rounds(RepeatNode repeat, HashSet<string> open)
    {
        HashSet<string> reached = repeat.Least == 0 ? [.. open] : [];
        for (var round = 1; round <= repeat.Most && open.Count > 0 && _holds; round++)
        {
            open = Through(repeat.Body, open);
            if (round >= repeat.Least)
            {
                reached.UnionWith(open);
            }
        }

        return reached;
    }
}
