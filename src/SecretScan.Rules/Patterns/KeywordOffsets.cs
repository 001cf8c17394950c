namespace SecretScan.Rules.Patterns;

/// <summary>Walks a tree once and learns where in a match a keyword can begin.</summary>
internal sealed class KeywordOffsets
{
    // With both cases of letters counted. Of a wider class the keyword is no part: any word can turn up in [0-9a-z]{40}.
    private const int WidestClass = 16;

    private readonly string _keyword;
    private Distance? _found;

    private KeywordOffsets(string keyword) => _keyword = keyword.ToLowerInvariant();

    public static (int Min, int Max)? Find(Node root, string keyword)
    {
        var walk = new KeywordOffsets(keyword);
        var progress = new Distance?[keyword.Length];
        progress[0] = new(0, 0);
        walk.Through(root, progress);
        return walk._found is var (min, max) ? (min, max) : null;
    }

    // Element n of the progress: where the keyword began if the last n bytes are its first n. Element 0: where it would
    // begin now.
    private Distance?[] Through(Node node, Distance?[] progress) => node switch
    {
        SetNode { Set: var set } => Step(set, progress),
        SequenceNode sequence => sequence.Items.Aggregate(progress, (reached, item) => Through(item, reached)),
        ChoiceNode choice => choice.Branches.Select(branch => Through(branch, progress)).Aggregate(Union),
        RepeatNode repeat => Rounds(repeat, progress),
        SecretNode secret => Through(secret.Body, progress),
        _ => throw new InvalidOperationException($"no way through {node.GetType()}"),
    };

    private Distance?[] Step(ByteSet set, Distance?[] progress)
    {
        var reached = new Distance?[_keyword.Length];
        reached[0] = progress[0]!.Value.Plus(1, 1);
        var folded = set.IgnoringCase();
        if (folded.Count > WidestClass)
        {
            return reached;
        }

        for (var n = 0; n < _keyword.Length; n++)
        {
            if (progress[n] is { } began && _keyword[n] < 128 && folded.Contains((byte)_keyword[n]))
            {
                if (n + 1 < _keyword.Length)
                {
                    reached[n + 1] = began;
                }
                else
                {
                    _found = Union(_found, began);
                }
            }
        }

        return reached;
    }

    private Distance?[] Rounds(RepeatNode repeat, Distance?[] progress)
    {
        var reached = repeat.Least == 0 ? progress : null;
        for (var round = 1; round <= repeat.Most; round++)
        {
            progress = Through(repeat.Body, progress);
            if (round >= repeat.Least)
            {
                reached = reached is null ? progress : Union(reached, progress);
            }
        }

        return reached!;
    }

    private static Distance?[] Union(Distance?[] left, Distance?[] right) => [.. left.Zip(right, Union)];

    private static Distance? Union(Distance? left, Distance? right) =>
        left is var (a, b) && right is var (c, d) ? new(Math.Min(a, c), Math.Max(b, d)) : left ?? right;

    private readonly record struct Distance(int Min, int Max)
    {
        public Distance Plus(int min, int max) => new(Min + min, Max + max);
    }
}
