namespace SecretScan.Git;

/// <summary>Which commits: those that any of <see cref="Include"/> reaches and none of <see cref="Exclude"/>.</summary>
/// <param name="Include">Revisions, ids or tags. A tag's message belongs to what is scanned.</param>
/// <param name="Exclude">Revisions whose history is known already.</param>
public sealed record RangeRevisions(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    /// <summary>
    /// Reads <c>BASE..HEAD</c>. Both sides must be there: where a script leaves one empty because a variable was not
    /// set, git would take HEAD, and a range of nothing would look like a clean one.
    /// </summary>
    /// <exception cref="SourceException">It is not of that form.</exception>
    public static RangeRevisions Parse(string range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        return dots > 0 && dots + 2 < range.Length && range[dots + 2] != '.'
            ? new RangeRevisions([range[(dots + 2)..]], [range[..dots]])
            : throw new SourceException($"{range}: not a range; write BASE..HEAD, for instance origin/main..HEAD");
    }
}
