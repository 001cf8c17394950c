using System.Text;
using SecretScan.Git.Store;
using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>Asks git what each commit changes, and fills a <see cref="ChangeLog"/> with it.</summary>
internal sealed class ChangeReader(GitRepository repository, PathFilter paths, Coverage coverage)
{
    // A commit whose trees are missing ends git; more than a few such mean that there is no point in going on.
    private const int MostFailures = 100;

    /// <summary>Reads the changes of all commits of <paramref name="log"/>, by as many git processes as there are jobs.</summary>
    /// <exception cref="SourceException">git failed at once.</exception>
    public void Fill(ChangeLog log, int jobs)
    {
        var count = log.Commits.Count;
        var parts = Math.Clamp(Math.Min(jobs, count / 1_000), 1, 16);
        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part =>
            FillPart(log, (int)((long)count * part / parts), (int)((long)count * (part + 1) / parts)));
        log.Complete();
    }

    private void FillPart(ChangeLog log, int first, int end)
    {
        for (var failures = 0; first < end;)
        {
            var (next, failure) = Read(log, first, end);
            if (failure is null)
            {
                return;
            }

            // git may have died in the commit that it named last or in the one behind it: alone it tells.
            (first, failure) = (next + 1, Read(log, next, next + 1).Failure);
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
    private (int Next, SourceException? Failure) Read(ChangeLog log, int first, int end)
    {
        using var git = repository.Start(
            "diff-tree", "--stdin", "--always", "--root", "-r", "-c", "--raw", "-z", "--no-abbrev", "--no-renames",
            "--no-relative", "--ignore-submodules=none");

        // git answers while it is being asked; with one thread for both, two full pipes would wait for each other.
        var feeder = new Thread(() => Feed(git, log.Commits, first, end)) { IsBackground = true };
        feeder.Start();
        var commit = first;
        try
        {
            var records = new NulRecords(git.Output);
            var changes = new List<RawChange>();
            for (var more = records.Read(); more; commit += more ? 1 : 0)
            {
                if (commit == end || !records.Current.SequenceEqual(Encoding.ASCII.GetBytes(log.Commits[commit].ToString())))
                {
                    throw new SourceException("git diff-tree answered about a commit that was not asked for");
                }

                changes.Clear();
                while ((more = records.Read()) && records.Current is [(byte)':', ..])
                {
                    Take(RawChange.Read(records, repository.IdLength), changes);
                }

                if (!more)
                {
                    git.Succeed();
                }

                log.Add(commit, changes);
            }

            git.Succeed();
            return (end, null);
        }
        catch (SourceException e)
        {
            return (Math.Min(commit, end - 1), e);
        }
        finally
        {
            git.Kill();
            feeder.Join();
        }
    }

    private void Take(RawChange change, List<RawChange> changes)
    {
        if (!paths.Matches(change.Path))
        {
            return;
        }

        if (change.Kind == EntryKind.Submodule)
        {
            coverage.Note(change.Path, "submodule");
        }

        changes.Add(change);
    }

    private static void Feed(GitProcess git, IReadOnlyList<ObjectId> commits, int first, int end)
    {
        try
        {
            using (var input = new StreamWriter(git.Input, Encoding.ASCII, leaveOpen: true))
            {
                for (var i = first; i < end; i++)
                {
                    input.Write(commits[i].ToString());
                    input.Write('\n');
                }
            }

            git.CloseInput();
        }
        catch (IOException)
        {
            // git has ended; its exit code tells why.
        }
    }
}
