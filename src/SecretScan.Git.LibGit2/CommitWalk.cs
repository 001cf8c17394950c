using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>Goes from commits to their parents.</summary>
/// <remarks>
/// By hand, because libgit2 before 1.7 fails where a shallow clone was cut off, and from 1.7 on takes grafts for true, with
/// which whoever wrote them can hide history.
/// </remarks>
/// <param name="objects">Where commits are read.</param>
/// <param name="boundary">Commits at which the clone was cut off.</param>
internal sealed class CommitWalk(GitObjects objects, IReadOnlySet<string> boundary)
{
    /// <summary>What a commit says of itself that a walk needs.</summary>
    /// <exception cref="SourceException">It is missing or damaged.</exception>
    public WalkedCommit Read(ObjectId id)
    {
        var commit = objects.Read(id.ToString(), GitObjects.Small);
        return commit is { Type: "commit", Content: { } content }
            ? WalkedCommit.Parse(id, content, isCut: boundary.Contains(id.ToString()))
            : throw new SourceException($"commit {id} is {(commit is null ? "missing" : $"no commit but a {commit.Type}, or too large")}");
    }

    /// <summary>Every commit that is reached from some, these included, but none of <paramref name="known"/> and nothing behind it.</summary>
    /// <exception cref="SourceException">A commit is missing or damaged.</exception>
    public Dictionary<ObjectId, WalkedCommit> Reach(IEnumerable<ObjectId> from, IReadOnlyDictionary<ObjectId, WalkedCommit> known, CancellationToken token)
    {
        var reached = new Dictionary<ObjectId, WalkedCommit>();
        var next = new Stack<ObjectId>(from);
        while (next.TryPop(out var id))
        {
            token.ThrowIfCancellationRequested();
            if (!known.ContainsKey(id) && !reached.ContainsKey(id))
            {
                var commit = Read(id);
                reached.Add(id, commit);
                foreach (var parent in commit.Parents)
                {
                    next.Push(parent);
                }
            }
        }

        return reached;
    }

    /// <summary>Children before parents, the newest first.</summary>
    public static IEnumerable<WalkedCommit> NewestFirst(IReadOnlyDictionary<ObjectId, WalkedCommit> commits)
    {
        var children = commits.Values.SelectMany(commit => commit.Parents).Where(commits.ContainsKey).CountBy(id => id).ToDictionary();

        // The order of ids, so that the same repository gives the same answer every time.
        var ready = new PriorityQueue<WalkedCommit, (long, ObjectId)>();
        foreach (var tip in commits.Values.Where(commit => !children.ContainsKey(commit.Id)))
        {
            ready.Enqueue(tip, (-tip.Seconds, tip.Id));
        }

        while (ready.TryDequeue(out var commit, out _))
        {
            yield return commit;
            foreach (var parent in commit.Parents.Where(children.ContainsKey))
            {
                if (--children[parent] == 0)
                {
                    ready.Enqueue(commits[parent], (-commits[parent].Seconds, parent));
                }
            }
        }
    }
}
