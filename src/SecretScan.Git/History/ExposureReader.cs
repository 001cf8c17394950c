using SecretScan.Git.Store;
using SecretScan.History;

namespace SecretScan.Git;

/// <summary>Finds out how long values were to be seen, and in which refs they still are.</summary>
internal sealed class ExposureReader(GitRepository repository, ChangeLog log, TreeReader trees, CommitReader commits)
{
    /// <summary>The exposures, in the order of the holdings.</summary>
    /// <param name="holdings">Paths and versions.</param>
    /// <param name="now">The time up to which days are counted.</param>
    public IReadOnlyList<Exposure?> Read(IReadOnlyList<Holding> holdings, DateTimeOffset now)
    {
        var presence = new Presence(trees, holdings);
        var refs = holdings.Select(_ => new List<RefTip>()).ToList();
        var inHead = repository.Head is { } head ? presence.In(head).ToHashSet() : [];
        foreach (var tip in repository.Backend.Refs().Where(tip => tip.Commit is not null))
        {
            foreach (var number in presence.In(tip.Commit!))
            {
                refs[number].Add(tip);
            }
        }

        var changes = Changes(holdings);
        return [.. holdings.Select((holding, i) => holding.Path is null ? OfMessage(holding, now) : OfFile(holding, changes, refs[i], inHead.Contains(i), now))];
    }

    // One pass over all changes, however many values there are.
    private Dictionary<int, List<ChangeEntry>> Changes(IReadOnlyList<Holding> holdings)
    {
        var changes = holdings.Select(holding => holding.Path).OfType<string>().Select(log.PathNumber).Distinct().ToDictionary(path => path, _ => new List<ChangeEntry>());
        foreach (var entry in log.Entries)
        {
            if (changes.TryGetValue(entry.Path, out var list))
            {
                list.Add(entry);
            }
        }

        return changes;
    }

    private Exposure? OfMessage(Holding holding, DateTimeOffset now)
    {
        if (holding.Blobs.FirstOrDefault() is not { } id || commits.Read(id) is not { Author.Length: > 0 } commit)
        {
            return null;
        }

        return new Exposure
        {
            First = commit,
            LastCommit = id,
            LastSeen = now,
            InHead = repository.Head is { } head && repository.Backend.IsAncestor(id, head),
            Refs = [],
            Versions = 1,
            Days = Days(commit, now),
        };
    }

    private Exposure? OfFile(Holding holding, Dictionary<int, List<ChangeEntry>> changes, List<RefTip> refs, bool isInHead, DateTimeOffset now)
    {
        var holders = holding.Blobs.Select(log.BlobNumber).Where(number => number >= 0).ToHashSet();
        var entries = changes[log.PathNumber(holding.Path!)].FindAll(entry => holders.Contains(entry.Blob) || holders.Contains(entry.OldBlob));
        var brought = entries.FindAll(entry => holders.Contains(entry.Blob));
        if (brought.Count == 0)
        {
            return null;
        }

        var first = commits.Read(IdOf(brought[0]));
        var isThere = isInHead || refs.Count > 0;
        var (lastCommit, lastSeen) = isThere ? (isInHead ? repository.Head : refs[0].Commit, now) : Last(entries, holders);
        return new Exposure
        {
            First = first,
            LastCommit = lastCommit,
            LastSeen = lastSeen,
            InHead = isInHead,
            Refs = [.. refs.Select(tip => tip.Name)],
            Versions = brought.DistinctBy(entry => entry.Blob).Count(),
            Days = Days(first, now),
        };
    }

    // Taken away by a merge that took the other side, it has no change of its own: then the last change that kept it counts.
    private (string? Commit, DateTimeOffset Seen) Last(List<ChangeEntry> entries, HashSet<int> holders)
    {
        var last = IdOf(entries[^1]);
        return (holders.Contains(entries[^1].Blob) ? last : commits.ParentOf(last), commits.Read(last).Date);
    }

    private string IdOf(ChangeEntry entry) => log.Commits[entry.Commit].ToString();

    private static int Days(Commit first, DateTimeOffset now) => Math.Max(0, (int)(now - first.Date).TotalDays);
}
