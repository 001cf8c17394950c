namespace SecretScan.Rules.Images;

/// <summary>What detection has to know of a rule beside its numbers.</summary>
[Flags]
public enum RuleTraits
{
    /// <summary>A token rule that its pattern decides.</summary>
    None = 0,

    /// <summary>A context word must stand within <see cref="RuleEntry.ContextBytes"/> of the match.</summary>
    NeedsContext = 1,

    /// <summary>A part of a venue's credential: no keyword leads to it, and its pattern is the shape of a whole value.</summary>
    IsPart = 2,

    /// <summary>A part that is a human word, taken only beside another part.</summary>
    IsWeak = 4,

    /// <summary>A user's pattern outside the linear subset: <see cref="RuleImage.Regex"/> runs it.</summary>
    IsRegex = 8,

    /// <summary>A token without keyword and pattern: its validator finds the values (<see cref="SelfFinding"/>).</summary>
    FindsItself = 16,
}
