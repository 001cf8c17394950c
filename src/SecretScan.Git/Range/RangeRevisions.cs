namespace SecretScan.Git;

/// <summary>Which commits: those that any of <see cref="Include"/> reaches and none of <see cref="Exclude"/>.</summary>
/// <param name="Include">Revisions, ids or tags. A tag's message belongs to what is scanned.</param>
/// <param name="Exclude">Revisions whose history is known already.</param>
public sealed record RangeRevisions(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude)
{
    /// <summary>
    /// Reads <c>BASE..HEAD</c>. <c>BASE...HEAD</c> means the same commits here, an absent side means HEAD.
    /// </summary>
    /// <exception cref="SourceException">There is no <c>..</c> in it.</exception>
    public static RangeRevisions Parse(string range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            throw new SourceException($"{range}: not a range; write BASE..HEAD, for instance origin/main..HEAD");
        }

        return new RangeRevisions([HeadIfEmpty(range[(dots + 2)..].TrimStart('.'))], [HeadIfEmpty(range[..dots])]);
    }

    private static string HeadIfEmpty(string revision) => revision.Length == 0 ? "HEAD" : revision;
}
