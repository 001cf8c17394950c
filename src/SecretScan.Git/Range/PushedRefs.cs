namespace SecretScan.Git;

/// <summary>What a push is about to publish, from the standard input of the pre-push hook at one end and pre-receive at the other.</summary>
/// <remarks>
/// githooks(5): <c>&lt;local ref&gt; SP &lt;local oid&gt; SP &lt;remote ref&gt; SP &lt;remote oid&gt; LF</c>, and
/// <c>&lt;old oid&gt; SP &lt;new oid&gt; SP &lt;ref&gt; LF</c>.
/// </remarks>
public static class PushedRefs
{
    /// <summary>Reads the lines that pre-push gets.</summary>
    /// <exception cref="SourceException">A line is none of git's.</exception>
    public static IReadOnlyList<PushedRef> Parse(TextReader lines) => Parse(lines, ParseSent);

    /// <summary>Reads the lines that pre-receive gets.</summary>
    /// <exception cref="SourceException">A line is none of git's.</exception>
    public static IReadOnlyList<PushedRef> ParseReceived(TextReader lines) => Parse(lines, ParseReceived);

    /// <summary>
    /// The commits that the destination does not have: what is pushed, without what the remote-tracking refs of
    /// <paramref name="remote"/> and the ids that git has from the other end reach.
    /// </summary>
    /// <param name="remote">Its name, or its URL when it has none (then no ref tracks it).</param>
    /// <returns>The range, or null when nothing is published.</returns>
    /// <exception cref="SourceException">git failed.</exception>
    public static CommitRange? ToRange(IReadOnlyList<PushedRef> refs, GitRepository repository, string remote)
    {
        // What a forced push overwrites may never have been fetched.
        var there = refs.Where(pushed => !pushed.IsNew).Select(pushed => Tip.FindCommit(repository, pushed.RemoteId)).OfType<string>();
        List<string> known = [.. repository.TrackedCommits(remote).Concat(there).Distinct()];
        return Range(refs, repository, known, [.. known.Select(id => "^" + id)]);
    }

    /// <summary>The commits that arrive at this repository: what is pushed, without what its refs reach. HEAD says how they are judged.</summary>
    /// <returns>The range, or null when nothing arrives.</returns>
    /// <exception cref="SourceException">git failed.</exception>
    public static CommitRange? Arriving(IReadOnlyList<PushedRef> refs, GitRepository repository)
    {
        var known = repository.Backend.Refs().Select(tip => tip.Commit).Append(repository.Head).OfType<string>();
        return Range(refs, repository, [.. known.Distinct()], ["--not", "--all"]) is { } range ? range with { Base = repository.Head } : null;
    }

    private static CommitRange? Range(IReadOnlyList<PushedRef> refs, GitRepository repository, IReadOnlyList<string> known, IReadOnlyList<string> without)
    {
        var pushed = refs.Where(pushed => !pushed.IsDeletion).Select(pushed => pushed.LocalId).Distinct().ToList();
        return pushed.Count == 0
            ? null
            : new CommitRange { Tips = [.. pushed.Select(id => Tip.Of(repository, id))], Known = known, Revisions = [.. pushed, .. without] };
    }

    private static List<PushedRef> Parse(TextReader lines, Func<string, PushedRef> parse)
    {
        var refs = new List<PushedRef>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                refs.Add(parse(line));
            }
        }

        return refs;
    }

    // From the end, because a local ref may be written with spaces: HEAD@{1 day ago}.
    private static PushedRef ParseSent(string line)
    {
        var words = line.Split(' ');
        return words.Length >= 4 && IsId(words[^3]) && IsId(words[^1])
            ? new PushedRef(string.Join(' ', words[..^3]), words[^3], words[^2], words[^1])
            : throw new SourceException(
                "pre-push: standard input is not what git gives this hook (<local ref> <local id> <remote ref> <remote id>)");
    }

    private static PushedRef ParseReceived(string line) =>
        line.Split(' ') is [var old, var fresh, var name] && IsId(old) && IsId(fresh)
            ? new PushedRef(name, fresh, name, old)
            : throw new SourceException("pre-receive: standard input is not what git gives this hook (<old id> <new id> <ref>)");

    private static bool IsId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);
}
