namespace SecretScan.Git;

/// <summary>What a push is about to publish, from the standard input of the pre-push hook.</summary>
/// <remarks>githooks(5): <c>&lt;local ref&gt; SP &lt;local oid&gt; SP &lt;remote ref&gt; SP &lt;remote oid&gt; LF</c>.</remarks>
public static class PushedRefs
{
    /// <summary>Reads the lines.</summary>
    /// <exception cref="SourceException">A line is none of git's.</exception>
    public static IReadOnlyList<PushedRef> Parse(TextReader lines)
    {
        var refs = new List<PushedRef>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                refs.Add(ParseLine(line));
            }
        }

        return refs;
    }

    /// <summary>
    /// The commits that the destination does not have: what is pushed, without what the remote-tracking refs of
    /// <paramref name="remote"/> and the ids that git has from the other end reach.
    /// </summary>
    /// <param name="remote">Its name, or its URL when it has none (then no ref tracks it).</param>
    /// <returns>The range, or null when nothing is published.</returns>
    /// <exception cref="SourceException">git failed.</exception>
    public static CommitRange? ToRange(IReadOnlyList<PushedRef> refs, GitRepository repository, string remote)
    {
        var pushed = refs.Where(pushed => !pushed.IsDeletion).Select(pushed => pushed.LocalId).Distinct().ToList();
        if (pushed.Count == 0)
        {
            return null;
        }

        // What a forced push overwrites may never have been fetched.
        var there = refs.Where(pushed => !pushed.IsNew)
            .Select(pushed => Tip.FindCommit(repository, pushed.RemoteId))
            .OfType<string>();
        return new CommitRange
        {
            Tips = [.. pushed.Select(id => Tip.Of(repository, id))],
            Known = [.. repository.TrackedCommits(remote).Concat(there).Distinct()],
        };
    }

    // From the end, because a local ref may be written with spaces: HEAD@{1 day ago}.
    private static PushedRef ParseLine(string line)
    {
        var words = line.Split(' ');
        if (words.Length < 4 || !IsId(words[^3]) || !IsId(words[^1]))
        {
            throw new SourceException(
                "pre-push: standard input is not what git gives this hook (<local ref> <local id> <remote ref> <remote id>)");
        }

        return new PushedRef(string.Join(' ', words[..^3]), words[^3], words[^2], words[^1]);
    }

    private static bool IsId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);
}
