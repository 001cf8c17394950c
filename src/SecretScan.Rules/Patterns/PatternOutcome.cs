namespace SecretScan.Rules.Patterns;

/// <summary>How an attempt to match ended.</summary>
public enum PatternOutcome
{
    /// <summary>There is no match.</summary>
    None,

    /// <summary>There is a match.</summary>
    Matched,

    /// <summary>The budget ran out before it was known; to be reported, never to be taken for "no match".</summary>
    Exhausted,
}
