namespace SecretScan.Git;

/// <summary>Which commits: those that any of <see cref="Include"/> reaches and none of <see cref="Exclude"/>.</summary>
/// <param name="Include">Revisions, ids or tags. A tag's message belongs to what is scanned.</param>
/// <param name="Exclude">Revisions whose history is known already.</param>
public sealed record RangeRevisions(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    /// <summary>Reads <c>BASE..HEAD</c>.</summary>
    /// <exception cref="SourceException">It is something else: an empty side, or the three dots that mean other commits to git.</exception>
    public static RangeRevisions Parse(string range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            throw new SourceException($"{range}: not a range; write BASE..HEAD, for instance origin/main..HEAD");
        }

        var (known, judged) = (range[..dots], range[(dots + 2)..]);
        if (judged.StartsWith('.'))
        {
            throw new SourceException(
                $"{range}: three dots mean the commits of both sides to git log and a merge base to git diff; write BASE..HEAD with two");
        }

        // To git an empty side is HEAD: a variable that is not set would make a range of nothing, and a green one.
        return known.Length > 0 && judged.Length > 0
            ? new RangeRevisions([judged], [known])
            : throw new SourceException($"{range}: a side is empty; write BASE..HEAD, for instance origin/main..HEAD");
    }
}
