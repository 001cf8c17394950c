namespace SecretScan.Rules.Patterns;

/// <summary>
/// A pattern of the linear subset of regular expressions that <c>rules/README.md</c> describes, parsed. It means what the
/// same text means to .NET Regex over Latin-1 text, except that <c>\d \w \s</c> and <c>(?i: )</c> know ASCII only.
/// </summary>
public sealed class Pattern
{
    /// <summary>The most bytes a pattern may be able to match: the largest window of a rule.</summary>
    public const int LongestMatch = 32768;

    internal Pattern(string text, Node root)
    {
        Text = text;
        Root = root;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The fewest bytes it matches; at least 1.</summary>
    public int MinLength => (int)Root.MinLength;

    /// <summary>The most bytes it matches; at most <see cref="LongestMatch"/>.</summary>
    public int MaxLength => (int)Root.MaxLength;

    /// <summary>The bytes a match can begin with.</summary>
    public ByteSet FirstBytes => Root.First(Lookahead.Nothing).Bytes;

    internal Node Root { get; }

    /// <summary>Parses a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="shape">True for the shape of a whole value, which needs no group <c>secret</c>.</param>
    /// <exception cref="PatternException">The text is faulty, or outside the linear subset.</exception>
    public static Pattern Parse(string text, bool shape = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, new PatternParser(text).Parse(shape));
    }

    /// <summary>
    /// Where a keyword may begin, in bytes from the start of the match: the least and the greatest distance in any match
    /// that has it in a literal stretch of the pattern (any case; across groups, alternatives and classes of a few bytes).
    /// </summary>
    /// <returns>Null when the keyword is not part of the pattern.</returns>
    public (int Min, int Max)? OffsetsOf(string keyword)
    {
        ArgumentException.ThrowIfNullOrEmpty(keyword);
        return KeywordOffsets.Find(Root, keyword);
    }

    /// <summary>Whether every match begins with one of the keywords (any case).</summary>
    public bool BeginsWithOneOf(IEnumerable<string> keywords) => KeywordFront.Is(Root, keywords);
}
