using System.Text;
using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>Asks <c>git diff-tree</c> what commits change.</summary>
internal static class DiffTree
{
    /// <inheritdoc cref="IGitBackend.Changes"/>
    public static IEnumerable<IReadOnlyList<RawChange>> Changes(GitCommands commands, IEnumerable<ObjectId> commits)
    {
        using var git = commands.Start(
            "diff-tree", "--stdin", "--always", "--root", "-r", "-c", "--raw", "-z", "--no-abbrev", "--no-renames",
            "--no-relative", "--ignore-submodules=none");

        // git answers while it is being asked; with one thread for both, two full pipes would wait for each other.
        var feeder = new Thread(() => git.Feed(commits.Select(commit => commit.ToString()))) { IsBackground = true };
        feeder.Start();
        try
        {
            var records = new NulRecords(git.Output);
            var more = records.Read();
            foreach (var commit in commits)
            {
                CheckIsAbout(commit, more, records, git);
                var changes = new List<RawChange>();
                while ((more = records.Read()) && records.Current is [(byte)':', ..])
                {
                    changes.Add(RawChange.Read(records, commit.Length * 2));
                }

                if (!more)
                {
                    // Broken off within a commit, its last changes are missing.
                    git.Succeed();
                }

                yield return changes;
            }

            git.Succeed();
        }
        finally
        {
            git.Kill();
            feeder.Join();
        }
    }

    private static void CheckIsAbout(ObjectId commit, bool more, NulRecords records, GitProcess git)
    {
        if (!more)
        {
            git.Succeed();
        }

        if (!more || !records.Current.SequenceEqual(Encoding.ASCII.GetBytes(commit.ToString())))
        {
            throw new SourceException("git diff-tree answered about a commit that was not asked for");
        }
    }
}
