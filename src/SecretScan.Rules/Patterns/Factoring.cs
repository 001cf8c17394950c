namespace SecretScan.Rules.Patterns;

/// <summary>
/// Takes what alternatives have in common out in front of them: <c>secret_key|secret-key</c> becomes
/// <c>secret(?:_key|-key)</c>, where the next byte decides.
/// </summary>
internal static class Factoring
{
    public static Node Factor(ChoiceNode choice) => Factor([.. choice.Branches.Select(Items)]);

    private static Node Factor(List<IReadOnlyList<Node>> branches)
    {
        var groups = Group(branches);
        if (groups.Count == branches.Count)
        {
            return new ChoiceNode([.. branches.Select(Join)]);
        }

        var factored = groups.Select(group => group.Count == 1 ? Join(group[0]) : Share(group)).ToList();
        return factored.Count == 1 ? factored[0] : new ChoiceNode(factored);
    }

    // Alternatives that begin with the same byte set come together, unless one in between could match there as well: the
    // order in which those are tried must stay.
    private static List<List<IReadOnlyList<Node>>> Group(List<IReadOnlyList<Node>> branches)
    {
        List<List<IReadOnlyList<Node>>> groups = [];
        foreach (var branch in branches)
        {
            var found = -1;
            for (var i = groups.Count - 1; i >= 0 && Head(branch, 0) is { } head && found < 0; i--)
            {
                found = Head(groups[i][0], 0) == head ? i : found;
                if (found < 0 && CanBeginWith(groups[i][0], head))
                {
                    break;
                }
            }

            if (found < 0)
            {
                groups.Add([branch]);
            }
            else
            {
                groups[found].Add(branch);
            }
        }

        return groups;
    }

    private static Node Share(List<IReadOnlyList<Node>> group)
    {
        var length = 1;
        while (Head(group[0], length) is { } head && group.TrueForAll(branch => Head(branch, length) == head))
        {
            length++;
        }

        var tails = Factor([.. group.Select(branch => branch.Skip(length).ToList())]);
        return Join([.. group[0].Take(length), .. Items(tails)]);
    }

    private static ByteSet? Head(IReadOnlyList<Node> branch, int index) =>
        index < branch.Count && branch[index] is SetNode single ? single.Set : null;

    private static bool CanBeginWith(IReadOnlyList<Node> branch, ByteSet head)
    {
        var node = Join(branch);
        return node.IsNullable || node.First(Lookahead.Nothing).Bytes.Overlaps(head);
    }

    private static IReadOnlyList<Node> Items(Node node) => node is SequenceNode sequence ? sequence.Items : [node];

    private static Node Join(IReadOnlyList<Node> items) => items.Count == 1 ? items[0] : new SequenceNode(items);
}
