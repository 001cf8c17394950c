namespace SecretScan.Rules.Patterns;

/// <summary>Pieces one after another; none of them is the empty match.</summary>
internal sealed class SequenceNode(IReadOnlyList<Node> items) : Node
{
    public IReadOnlyList<Node> Items => items;

    public override long MinLength { get; } = items.Sum(item => item.MinLength);

    public override long MaxLength { get; } = items.Sum(item => item.MaxLength);

    public override long Weight { get; } = items.Sum(item => item.Weight);

    public override Lookahead First(Lookahead rest)
    {
        var visible = items.TakeWhile(item => item.IsNullable).Count();
        for (var i = Math.Min(visible, items.Count - 1); i >= 0; i--)
        {
            rest = items[i].First(rest);
        }

        return rest;
    }
}
