using System.Globalization;
using System.Text;
using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>git itself, asked through its plumbing commands.</summary>
/// <param name="folder">Where it is asked.</param>
/// <param name="token">Ends it.</param>
/// <param name="patience">How long it may say nothing while it is listened to; by default as long as is sensible for what is asked.</param>
internal sealed class GitCommands(string folder, CancellationToken token, TimeSpan? patience = null) : IGitBackend
{
    private const int NoMergeBase = 1;

    private readonly CatFile _objects = new(folder, token, patience);

    /// <inheritdoc/>
    public RepositoryFacts Facts { get; } = RepositoryFacts.Of(folder, token);

    /// <inheritdoc/>
    public GitObjects Objects => _objects;

    /// <inheritdoc/>
    public string PathOf(string name)
    {
        using var git = Start("rev-parse", "--git-path", name);
        var path = git.ReadText().TrimEnd('\n');
        git.Succeed();
        return Path.IsPathFullyQualified(path) ? path : Path.Join(folder, path);
    }

    /// <inheritdoc/>
    public string? Setting(string name)
    {
        using var git = Start("config", "--get", name);
        var value = git.ReadText();
        return git.ExitCode() == 0 ? value.TrimEnd('\n') : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RefTip> Refs(string prefix) => RefTip.All(this, prefix);

    /// <inheritdoc/>
    public IReadOnlyList<string> RefsThatAre(IReadOnlyList<string> names)
    {
        using var git = Start(["for-each-ref", "--format=%(refname)", .. names]);
        var found = git.ReadText().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        git.Succeed();

        // To git these are patterns, and folders.
        return [.. names.Where(found.Contains)];
    }

    /// <inheritdoc/>
    public IEnumerable<GitEntry> Index(string? folder) => GitIndex.Entries(this, folder is null ? ":(top)" : GitPath.FilesIn(folder));

    /// <inheritdoc/>
    public IReadOnlyList<Change> IndexChanges(string tree)
    {
        try
        {
            return IndexChanges(tree, "--find-renames=50%");
        }
        catch (SourceException)
        {
            // Similarity is judged by content, which a partial clone may not have; equal ids need none.
            return IndexChanges(tree, "--find-renames=100%");
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ObjectId> Commits(CommitQuery query)
    {
        List<string> arguments = ["rev-list", "--reverse", "--topo-order"];
        arguments.AddRange(query.Since is { } since ? [$"--since={since}"] : []);
        arguments.AddRange(query.MaxCount is { } count ? [string.Create(CultureInfo.InvariantCulture, $"--max-count={count}")] : []);
        arguments.AddRange(query.Reflog ? ["--reflog"] : []);
        arguments.AddRange(query.All ? ["--all"] : []);
        using var git = Start([.. arguments, "--stdin"]);
        git.Feed(query.All ? [.. query.Revisions, .. Stashed()] : query.Revisions);
        var commits = new List<ObjectId>();
        using var lines = new StreamReader(git.Output, Encoding.ASCII);
        while (lines.ReadLine() is { } line)
        {
            commits.Add(ObjectId.TryParse(line, out var id) ? id : throw new SourceException("git rev-list answered in a form that is not known"));
        }

        git.Succeed();
        return commits;
    }

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<RawChange>> Changes(IEnumerable<ObjectId> commits) => DiffTree.Changes(this, commits);

    /// <inheritdoc/>
    public bool IsAncestor(string commit, string of)
    {
        using var git = Start("merge-base", "--is-ancestor", commit, of);
        git.ReadText();
        return git.ExitCode() == 0;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MergeBases(string one, string other)
    {
        using var git = Start("merge-base", "--all", one, other);
        var bases = git.ReadText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (git.ExitCode() != NoMergeBase)
        {
            git.Succeed();
        }

        return bases;
    }

    /// <inheritdoc/>
    public IEnumerable<(ObjectId Id, string Type)> Stored()
    {
        using var git = Start("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)", "--unordered");
        using var lines = new StreamReader(git.Output, Encoding.ASCII);
        while (lines.ReadLine() is { } line)
        {
            var space = Math.Max(0, line.IndexOf(' '));
            if (ObjectId.TryParse(line.AsSpan(0, space), out var id))
            {
                yield return (id, line[(space + 1)..]);
            }
        }

        git.Succeed();
    }

    /// <summary>Starts a plumbing command in the repository.</summary>
    public GitProcess Start(params string[] arguments) => GitProcess.Start(folder, arguments, token, patience: patience);

    /// <summary>Ends the processes that still run.</summary>
    public void Dispose() => _objects.Dispose();

    private List<Change> IndexChanges(string tree, string renames)
    {
        using var git = Start(
            "diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-relative", "--ignore-submodules=none", renames, tree, "--");
        var records = new NulRecords(git.Output);
        var changes = new List<Change>();
        while (records.Read())
        {
            changes.Add(Change.Read(records));
        }

        git.Succeed();
        return changes;
    }

    // The stash is one ref; what lies below its top is in its log only.
    private string[] Stashed()
    {
        using var git = Start("rev-list", "--walk-reflogs", "--ignore-missing", "refs/stash");
        var ids = git.ReadText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return git.ExitCode() == 0 ? ids : [];
    }
}
