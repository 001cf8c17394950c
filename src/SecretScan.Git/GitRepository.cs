namespace SecretScan.Git;

/// <summary>A repository and what is true of it as a whole.</summary>
public sealed class GitRepository : IDisposable
{
    // git knows these trees without anybody having stored them.
    private const string EmptySha1 = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private const string EmptySha256 = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

    // An octopus merge has a handful of heads; the file is not trusted to be one that git wrote.
    private const int MostMergeHeads = 64;

    /// <summary>A repository that somebody else than git answers for.</summary>
    internal GitRepository(string folder, IGitBackend backend)
    {
        Folder = folder;
        Backend = backend;
    }

    /// <summary>The folder that git is asked in.</summary>
    public string Folder { get; }

    /// <summary>Absolute path of the working tree, or null where there is none.</summary>
    public string? Root => Facts.Root;

    /// <summary>Absolute path of the git folder; in a linked working tree its own one.</summary>
    public string GitFolder => Facts.GitFolder;

    /// <summary>Id of the commit that HEAD names, or null before the first commit.</summary>
    public string? Head => Facts.Head;

    /// <summary>The branch that is checked out, or null for none.</summary>
    public string? Branch => BranchIn(Path.Join(GitFolder, "HEAD"), "refs/heads/");

    /// <summary>The default branch of <c>origin</c>, as this clone remembers it, or null.</summary>
    /// <remarks>Of the symbolic ref only: a branch that is called HEAD at the other end would be fetched to the same place.</remarks>
    /// <exception cref="SourceException">git failed.</exception>
    public string? DefaultBranch => BranchIn(PathOf("refs/remotes/origin/HEAD"), "refs/remotes/origin/");

    /// <summary>True for a repository without a working tree.</summary>
    public bool IsBare => Facts.IsBare;

    /// <summary>True when history was cut off.</summary>
    public bool IsShallow => Facts.IsShallow;

    /// <summary>Length of an object id in hex: 40, or 64 in a SHA-256 repository.</summary>
    public int IdLength => EmptyTree.Length;

    /// <summary>Who answers.</summary>
    internal IGitBackend Backend { get; }

    internal GitObjects Objects => Backend.Objects;

    /// <summary>The tree or commit that the next commit is compared with: HEAD, or the empty tree before the first commit.</summary>
    internal string HeadOrEmpty => Head ?? EmptyTree;

    private RepositoryFacts Facts => Backend.Facts;

    private string EmptyTree => Facts.Format == "sha256" ? EmptySha256 : EmptySha1;

    /// <summary>Opens the repository that a folder belongs to, or that the environment names (GIT_DIR).</summary>
    /// <exception cref="SourceException">There is none, git refuses it, or there is no git.</exception>
    public static GitRepository Open(string folder, CancellationToken token = default)
    {
        var full = Path.GetFullPath(folder);
        return new GitRepository(full, new GitCommands(full, token));
    }

    /// <summary>Where a file of the git folder is (<c>hooks</c>, <c>info/exclude</c>), with the configuration taken into account.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public string PathOf(string name) => Backend.PathOf(name);

    /// <summary>A value of the configuration that counts here, or null when it is not set.</summary>
    public string? Setting(string name) => Backend.Setting(name);

    /// <summary>Id of the commit that a revision leads to, or null when there is none here, or the name could stand for something else.</summary>
    public string? CommitOf(string revision) => RevisionName.Doubt(this, revision) is null ? Tip.FindCommit(this, revision) : null;

    /// <summary>The file at a path of a commit, or every file below the folder there, by path; none when there is neither.</summary>
    /// <exception cref="SourceException">One is missing, damaged, or larger than <paramref name="maxSize"/>.</exception>
    public IReadOnlyList<(string Path, byte[] Content)> Files(string commit, string path, long maxSize)
    {
        var found = Objects.Read($"{commit}:{path}", maxSize);
        GitEntry[] entries = found?.Type switch
        {
            "blob" => [new GitEntry(path, EntryKind.Blob, found.Id)],
            "tree" => [.. new TreeReader(Objects).Files(found.Id).Where(entry => entry.Kind == EntryKind.Blob).Select(entry => entry with { Path = $"{path}/{entry.Path}" })],
            _ => [],
        };
        return
        [
            .. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(entry => (entry.Path, Objects.Read(entry.Id, maxSize)?.Content
                ?? throw new SourceException($"{entry.Path} of commit {commit} is missing here, or larger than {maxSize} bytes"))),
        ];
    }

    /// <summary>Closes what is open, and ends the processes that still run.</summary>
    public void Dispose() => Backend.Dispose();

    /// <summary>The other parents of the merge commit that is being made, oldest source first; none outside a merge.</summary>
    internal IReadOnlyList<string> MergeHeads()
    {
        var file = Path.Join(GitFolder, "MERGE_HEAD");
        var written = File.Exists(file) ? File.ReadLines(file).Take(MostMergeHeads) : [];

        // In pre-merge-commit the file is not there yet; git merge names the heads in its environment instead.
        var announced = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("GITHEAD_", StringComparison.Ordinal))
            .Select(name => name["GITHEAD_".Length..]);
        return [.. written.Concat(announced).Where(IsId).Distinct().Where(id => Objects.Read(id, GitObjects.Small)?.Type == "commit")];
    }

    /// <summary>The commits at which a shallow clone was cut off.</summary>
    internal HashSet<string> Boundary() => BoundaryOf(Backend);

    /// <inheritdoc cref="Boundary"/>
    internal static HashSet<string> BoundaryOf(IGitBackend backend) =>
        backend.PathOf("shallow") is var file && File.Exists(file) ? [.. File.ReadLines(file)] : [];

    /// <summary>Ids of the commits that the remote-tracking refs of a remote name.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    internal IReadOnlyList<string> TrackedCommits(string remote) =>
        [.. Backend.Refs($"refs/remotes/{remote}/").Select(tip => tip.Commit).OfType<string>()];

    /// <summary>This repository, if it can have an index.</summary>
    /// <exception cref="SourceException">It is bare.</exception>
    internal GitRepository WithIndex() => IsBare
        ? throw new SourceException($"{GitFolder}: a bare repository has nothing staged; use range or history")
        : this;

    private static string? BranchIn(string file, string folder)
    {
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault() : null;
        var prefix = "ref: " + folder;
        return line is not null && line.StartsWith(prefix, StringComparison.Ordinal) && line[prefix.Length..] is { Length: > 0 } name && name[0] != '.' ? name : null;
    }

    private bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigit);
}
