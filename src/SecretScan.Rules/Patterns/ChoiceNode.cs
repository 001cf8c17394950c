namespace SecretScan.Rules.Patterns;

/// <summary>Alternatives; the first one with which the rest matches wins.</summary>
internal sealed class ChoiceNode(IReadOnlyList<Node> branches) : Node
{
    public IReadOnlyList<Node> Branches => branches;

    public override long MinLength { get; } = branches.Min(branch => branch.MinLength);

    public override long MaxLength { get; } = branches.Max(branch => branch.MaxLength);

    public override long Weight { get; } = branches.Sum(branch => branch.Weight + 1);

    public override Lookahead First(Lookahead rest) =>
        branches.Aggregate(Lookahead.Nothing, (first, branch) => first | branch.First(rest));
}
