namespace SecretScan.Rules.Patterns;

/// <summary>A piece of a parsed pattern. Lengths are in bytes and may be beyond int while the parser has not judged them.</summary>
internal abstract class Node
{
    public abstract long MinLength { get; }

    public abstract long MaxLength { get; }

    /// <summary>Grows with the code it is compiled to, repeats multiplied out.</summary>
    public abstract long Weight { get; }

    public bool IsNullable => MinLength == 0;

    /// <summary>What it can begin with, given what follows it: a nullable piece lets that show through.</summary>
    public abstract Lookahead First(Lookahead rest);
}
