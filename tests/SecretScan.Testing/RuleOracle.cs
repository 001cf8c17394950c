namespace SecretScan.Testing;

/// <summary>The oracle of a rule.</summary>
/// <param name="Pattern">The two forms of its pattern.</param>
/// <param name="IsShape">True for a part of a venue: its pattern is asked for whole values.</param>
public sealed record RuleOracle(Oracle Pattern, bool IsShape)
{
    /// <summary>Compares what both find in a text, and counts it.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public int Compare(byte[] text) => IsShape ? Words(text) : Pattern.Compare(text);

    // Values begin and end at quotes, blanks and signs.
    private int Words(byte[] text)
    {
        var count = 0;
        foreach (var word in text.AsSpan().SplitAny(" \t\r\n\"'=:,`()"u8))
        {
            count += Pattern.CompareWhole(text[word]) ? 1 : 0;
        }

        return count;
    }
}
