using System.Text;

namespace SecretScan.Git;

/// <summary>The commits of a range, oldest first, each with what it changes against all its parents.</summary>
internal sealed class CommitRange(GitRepository repository, IReadOnlyList<string> include, IReadOnlyList<string> exclude)
{
    /// <summary>Their ids, parents before children.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public IReadOnlyList<string> Commits()
    {
        using var git = repository.Start("rev-list", "--reverse", "--topo-order", "--stdin");
        Feed(git, include.Concat(exclude.Select(id => "^" + id)));
        var ids = new List<string>();
        using var lines = new StreamReader(git.Output, Encoding.ASCII);
        while (lines.ReadLine() is { } id)
        {
            ids.Add(id);
        }

        git.Succeed();
        return ids;
    }

    /// <summary>Commits with their changes. A path counts when it differs from every parent; renames are not followed.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public IEnumerable<(string Commit, IReadOnlyList<Change> Changes)> Changes(IReadOnlyList<string> commits)
    {
        using var git = repository.Start(
            "diff-tree", "--stdin", "--always", "--root", "-r", "-c", "--raw", "-z", "--no-abbrev", "--no-renames",
            "--no-relative", "--ignore-submodules=none");

        // git answers while it is being asked; with one thread for both, two full pipes would wait for each other.
        var feeder = new Thread(() => Feed(git, commits)) { IsBackground = true };
        feeder.Start();
        try
        {
            var records = new NulRecords(git.Output);
            var more = records.Read();
            while (more)
            {
                var commit = Encoding.ASCII.GetString(records.Current);
                var changes = new List<Change>();
                while ((more = records.Read()) && records.Current is [(byte)':', ..])
                {
                    changes.Add(Change.Read(records));
                }

                yield return (commit, changes);
            }

            git.Succeed();
        }
        finally
        {
            git.Kill();
            feeder.Join();
        }
    }

    private static void Feed(GitProcess git, IEnumerable<string> lines)
    {
        try
        {
            using (var input = new StreamWriter(git.Input, Encoding.ASCII, leaveOpen: true))
            {
                foreach (var line in lines)
                {
                    input.Write(line);
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
