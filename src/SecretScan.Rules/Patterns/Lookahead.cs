namespace SecretScan.Rules.Patterns;

/// <summary>What can come next in the text if the rest of a pattern is to match: one of some bytes, or the text's end.</summary>
internal readonly record struct Lookahead(ByteSet Bytes, bool End)
{
    public static Lookahead Nothing => default;

    // The end is not compared: there, nothing is left to match, and of two ways to do so the first one is as good.
    public bool Overlaps(Lookahead other) => Bytes.Overlaps(other.Bytes);

    public static Lookahead operator |(Lookahead left, Lookahead right) =>
        new(left.Bytes | right.Bytes, left.End || right.End);
}
