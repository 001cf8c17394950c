using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>Asks what each commit changes, and fills a <see cref="ChangeLog"/> with it.</summary>
internal sealed class ChangeReader(GitRepository repository, PathFilter paths, SourceLimits limits, Coverage coverage)
{
    // A commit whose trees are missing ends git; more than a few such mean that there is no point in going on.
    private const int MostFailures = 100;

    /// <summary>Reads the changes of all commits of <paramref name="log"/>, in as many parts as there are jobs.</summary>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public void Fill(ChangeLog log, int jobs, CancellationToken cancellation)
    {
        var count = log.Commits.Count;
        var parts = Math.Clamp(Math.Min(jobs, count / 1_000), 1, 16);
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts, CancellationToken = cancellation }, part =>
            FillPart(log, (int)((long)count * part / parts), (int)((long)count * (part + 1) / parts), cancellation));
        log.Complete();
    }

    private void FillPart(ChangeLog log, int first, int end, CancellationToken cancellation)
    {
        for (var failures = 0; first < end;)
        {
            var (next, failure) = Read(log, first, end, cancellation);
            if (failure is null)
            {
                return;
            }

            // git may have died in the commit that it named last or in the one behind it: alone it tells.
            (first, failure) = (next + 1, Read(log, next, next + 1, cancellation).Failure);
            if (failure is not null)
            {
                coverage.Skip(path: null, log.Commits[next].ToString(), SkipReason.MissingObject, $"what this commit changes: {failure.Message}");
                failures++;
            }

            if (failures == MostFailures && first < end)
            {
                coverage.Skip(path: null, blob: null, SkipReason.Unreadable, $"{end - first} further commits, because git failed at {MostFailures} before");
                return;
            }
        }
    }

    // The first commit whose changes were not added, and why; its number is that of the end when all were.
    private (int Next, SourceException? Failure) Read(ChangeLog log, int first, int end, CancellationToken cancellation)
    {
        var commit = first;
        try
        {
            foreach (var changes in repository.Backend.Changes(log.Commits.Skip(first).Take(end - first)))
            {
                cancellation.ThrowIfCancellationRequested();
                log.Add(commit, Taken(changes));
                commit++;
            }

            return (end, null);
        }
        catch (SourceException e)
        {
            return (Math.Min(commit, end - 1), e);
        }
    }

    private List<RawChange> Taken(IReadOnlyList<RawChange> changes)
    {
        var taken = new List<RawChange>(changes.Count);
        foreach (var change in changes)
        {
            if (paths.Matches(change.Path) && !limits.Excludes(change.Path, coverage))
            {
                taken.Add(change);
                if (change.Kind == EntryKind.Submodule)
                {
                    coverage.Note(change.Path, "submodule");
                }
            }
        }

        return taken;
    }
}
