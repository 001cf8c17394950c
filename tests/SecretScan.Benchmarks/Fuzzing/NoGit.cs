using SecretScan.Git;
using SecretScan.Git.Store;

namespace SecretScan.Benchmarks.Fuzzing;

/// <summary>Knows where the objects are and nothing more: what is then read was read without git.</summary>
internal sealed class NoGit(string folder) : IGitBackend
{
    public RepositoryFacts Facts { get; } = new(IsBare: true, IsShallow: false, "sha1", folder, Root: null, Head: null);

    public GitObjects Objects { get; } = new None();

    public string PathOf(string name) => Path.Join(folder, name);

    public string? Setting(string name) => throw new NotSupportedException();

    public IReadOnlyList<RefTip> Refs(string prefix = "refs/") => throw new NotSupportedException();

    public IReadOnlyList<string> RefsThatAre(IReadOnlyList<string> names) => throw new NotSupportedException();

    public IEnumerable<GitEntry> Index(string? folder = null) => throw new NotSupportedException();

    public IReadOnlyList<Change> IndexChanges(string tree) => throw new NotSupportedException();

    public IReadOnlyList<ObjectId> Commits(CommitQuery query) => throw new NotSupportedException();

    public IEnumerable<IReadOnlyList<RawChange>> Changes(IEnumerable<ObjectId> commits) => throw new NotSupportedException();

    public bool IsAncestor(string commit, string of) => throw new NotSupportedException();

    public IReadOnlyList<string> MergeBases(string one, string other) => throw new NotSupportedException();

    public IEnumerable<(ObjectId Id, string Type)> Stored() => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class None : GitObjects
    {
        public override void Start()
        {
        }

        public override GitObject? Read(string name, long maxSize) => null;
    }
}
