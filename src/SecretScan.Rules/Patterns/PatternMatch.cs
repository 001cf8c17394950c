namespace SecretScan.Rules.Patterns;

/// <summary>What an attempt to match gave. Positions are byte offsets in the text; ends are exclusive.</summary>
/// <param name="Outcome">How it ended; the other values mean something only when it is <see cref="PatternOutcome.Matched"/>.</param>
/// <param name="Start">Where the match starts.</param>
/// <param name="End">Where it ends; when there is none, how far the text was looked at, give or take a literal.</param>
/// <param name="SecretStart">Where the group <c>secret</c> starts; of a shape without one, <paramref name="Start"/>.</param>
/// <param name="SecretEnd">Where the group <c>secret</c> ends; of a shape without one, <paramref name="End"/>.</param>
public readonly record struct PatternMatch(PatternOutcome Outcome, int Start, int End, int SecretStart, int SecretEnd)
{
    /// <summary>True when there is a match.</summary>
    public bool IsMatch => Outcome == PatternOutcome.Matched;

    internal static PatternMatch None => default;

    internal static PatternMatch NoneWithin(int end) => new(PatternOutcome.None, 0, end, 0, 0);

    internal static PatternMatch Exhausted => new(PatternOutcome.Exhausted, 0, 0, 0, 0);
}
