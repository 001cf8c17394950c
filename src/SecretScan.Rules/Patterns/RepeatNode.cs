namespace SecretScan.Rules.Patterns;

/// <summary>A piece that is not nullable, repeated; as often as possible, or as rarely when lazy.</summary>
internal sealed class RepeatNode(Node body, int least, int most, bool lazy) : Node
{
    public Node Body => body;

    public int Least => least;

    public int Most => most;

    public bool Lazy => lazy;

    public override long MinLength => body.MinLength * least;

    public override long MaxLength => body.MaxLength * most;

    public override long Weight => body is SetNode ? 1 : (body.Weight + 1) * most;

    public override Lookahead First(Lookahead rest) => least > 0 ? body.First(rest) : body.First(rest) | rest;
}
