namespace SecretScan.Rules.Patterns;

/// <summary>A pattern that cannot be compiled, and where in its text the reason stands.</summary>
public sealed class PatternException : Exception
{
    internal PatternException(string message, int position, bool isOutsideSubset)
        : base(message)
    {
        Position = position;
        IsOutsideSubset = isOutsideSubset;
    }

    /// <summary>Zero-based index of the character in the pattern's text.</summary>
    public int Position { get; }

    /// <summary>
    /// True when .NET has a meaning for what stands here (lookaround, an unbounded run) and only the linear subset has
    /// not: such a text may still run as a non-backtracking Regex. It may be faulty further on: only the first reason is told.
    /// </summary>
    public bool IsOutsideSubset { get; }
}
