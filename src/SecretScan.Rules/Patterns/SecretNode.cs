namespace SecretScan.Rules.Patterns;

/// <summary>The group <c>secret</c>.</summary>
internal sealed class SecretNode(Node body) : Node
{
    public Node Body => body;

    public override long MinLength => body.MinLength;

    public override long MaxLength => body.MaxLength;

    public override long Weight => body.Weight + 1;

    public override Lookahead First(Lookahead rest) => body.First(rest);
}
