namespace SecretScan.Git;

/// <summary>A repository and what is true of it as a whole. Its answers come from git itself.</summary>
public sealed class GitRepository : IDisposable
{
    // git knows these trees without anybody having stored them.
    private const string EmptySha1 = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private const string EmptySha256 = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

    // An octopus merge has a handful of heads; the file is not trusted to be one that git wrote.
    private const int MostMergeHeads = 64;

    private readonly CancellationToken _token;
    private readonly RepositoryFacts _facts;

    private GitRepository(string folder, RepositoryFacts facts, CancellationToken token)
    {
        Folder = folder;
        Objects = new GitObjects(folder, token);
        _facts = facts;
        _token = token;
    }

    /// <summary>The folder that git is asked in.</summary>
    public string Folder { get; }

    /// <summary>Absolute path of the working tree, or null where there is none.</summary>
    public string? Root => _facts.Root;

    /// <summary>Absolute path of the git folder; in a linked working tree its own one.</summary>
    public string GitFolder => _facts.GitFolder;

    /// <summary>Id of the commit that HEAD names, or null before the first commit.</summary>
    public string? Head => _facts.Head;

    /// <summary>True for a repository without a working tree.</summary>
    public bool IsBare => _facts.IsBare;

    /// <summary>True when history was cut off.</summary>
    public bool IsShallow => _facts.IsShallow;

    /// <summary>Length of an object id in hex: 40, or 64 in a SHA-256 repository.</summary>
    public int IdLength => EmptyTree.Length;

    internal GitObjects Objects { get; }

    /// <summary>The tree or commit that the next commit is compared with: HEAD, or the empty tree before the first commit.</summary>
    internal string HeadOrEmpty => Head ?? EmptyTree;

    private string EmptyTree => _facts.Format == "sha256" ? EmptySha256 : EmptySha1;

    /// <summary>Opens the repository that a folder belongs to, or that the environment names (GIT_DIR).</summary>
    /// <exception cref="SourceException">There is none, git refuses it, or there is no git.</exception>
    public static GitRepository Open(string folder, CancellationToken token = default)
    {
        var full = Path.GetFullPath(folder);
        return new GitRepository(full, RepositoryFacts.Of(full, token), token);
    }

    /// <summary>Where a file of the git folder is (<c>hooks</c>, <c>info/exclude</c>), with the configuration taken into account.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public string PathOf(string name)
    {
        var path = Answer("rev-parse", "--git-path", name).TrimEnd('\n');
        return Path.IsPathFullyQualified(path) ? path : Path.Join(Folder, path);
    }

    /// <summary>A value of the configuration that counts here, or null when it is not set.</summary>
    public string? Setting(string name)
    {
        using var git = Start("config", "--get", name);
        var value = git.ReadText();
        return git.ExitCode() == 0 ? value.TrimEnd('\n') : null;
    }

    /// <summary>Ends the processes that still run.</summary>
    public void Dispose() => Objects.Dispose();

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
    internal HashSet<string> Boundary() => PathOf("shallow") is var file && File.Exists(file) ? [.. File.ReadLines(file)] : [];

    /// <summary>Ids of the commits that the remote-tracking refs of a remote name.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    internal IReadOnlyList<string> TrackedCommits(string remote)
    {
        var lines = Answer("for-each-ref", "--format=%(objecttype) %(objectname)", $"refs/remotes/{remote}/").Split('\n');
        return [.. lines.Where(line => line.StartsWith("commit ")).Select(line => line["commit ".Length..])];
    }

    /// <summary>This repository, if it can have an index.</summary>
    /// <exception cref="SourceException">It is bare.</exception>
    internal GitRepository WithIndex() => IsBare
        ? throw new SourceException($"{GitFolder}: a bare repository has nothing staged; use range or history")
        : this;

    /// <summary>Starts a plumbing command in this repository.</summary>
    internal GitProcess Start(params string[] arguments) => GitProcess.Start(Folder, arguments, _token);

    private string Answer(params string[] arguments)
    {
        using var git = Start(arguments);
        var answer = git.ReadText();
        git.Succeed();
        return answer;
    }

    private bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigit);
}
