namespace SecretScan.Rules.Patterns;

/// <summary>One byte out of a set; a literal character is a set of one, or of its two cases.</summary>
internal sealed class SetNode(ByteSet set) : Node
{
    public ByteSet Set => set;

    public override long MinLength => 1;

    public override long MaxLength => 1;

    public override long Weight => 1;

    public override Lookahead First(Lookahead rest) => new(set, false);
}
