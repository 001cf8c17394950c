namespace SecretScan.Git;

/// <summary>Which commits: those that any of <see cref="Include"/> reaches and none of <see cref="Exclude"/>.</summary>
/// <param name="Include">Revisions, ids or tags. A tag's message belongs to what is scanned.</param>
/// <param name="Exclude">Revisions whose history is known already.</param>
public sealed record RangeRevisions(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    /// <summary>True for the two of <see cref="Include"/> without what both of them reach.</summary>
    public bool BothSides { get; private init; }

    /// <summary>Reads <c>BASE..HEAD</c>, or <c>A...B</c> for the commits that one of the two has and the other has not.</summary>
    /// <exception cref="SourceException">It is something else, or a side is empty.</exception>
    public static RangeRevisions Parse(string range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            throw new SourceException($"{range}: not a range; write BASE..HEAD, for instance origin/main..HEAD");
        }

        var isThree = range.AsSpan(dots).StartsWith("...");
        var (known, judged) = (range[..dots], range[(dots + (isThree ? 3 : 2))..]);

        // To git an empty side is HEAD: a variable that is not set would make a range of nothing, and a green one.
        return known.Length > 0 && judged.Length > 0
            ? isThree ? new RangeRevisions([known, judged], []) { BothSides = true } : new RangeRevisions([judged], [known])
            : throw new SourceException($"{range}: a side is empty; write BASE..HEAD, for instance origin/main..HEAD");
    }
}
