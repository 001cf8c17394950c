using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>
/// Who answers questions about one repository: git itself, or a library where there is no git. Sources do not know which.
/// Safe to use from several threads.
/// </summary>
/// <remarks>Every answer may throw a <see cref="SourceException"/>: there is no such thing, or whoever answers failed.</remarks>
internal interface IGitBackend : IDisposable
{
    /// <summary>What is true of the repository as a whole.</summary>
    RepositoryFacts Facts { get; }

    /// <summary>Objects by name.</summary>
    GitObjects Objects { get; }

    /// <summary>Where a file or folder of the git folder is (<c>objects</c>, <c>shallow</c>).</summary>
    string PathOf(string name);

    /// <summary>A value of the configuration that counts here, or null when it is not set.</summary>
    string? Setting(string name);

    /// <summary>The refs whose full name begins with a prefix that ends with a slash.</summary>
    IReadOnlyList<RefTip> Refs(string prefix = "refs/");

    /// <summary>Those of some full names of refs that there are, in their order.</summary>
    IReadOnlyList<string> RefsThatAre(IReadOnlyList<string> names);

    /// <summary>
    /// The entries of the index, all or those directly in a folder (<c>""</c> for the root); a file in conflict has one for
    /// each side, not the common base.
    /// </summary>
    IEnumerable<GitEntry> Index(string? folder = null);

    /// <summary>What the index changes against a commit or tree, by object id, kind or mode; renames are followed.</summary>
    IReadOnlyList<Change> IndexChanges(string tree);

    /// <summary>Commits, parents before children.</summary>
    IReadOnlyList<ObjectId> Commits(CommitQuery query);

    /// <summary>
    /// For each of some commits, in their order, the paths that differ from every parent. Renames are not followed. When it
    /// throws, the changes of the commit that would have been next are not known.
    /// </summary>
    IEnumerable<IReadOnlyList<RawChange>> Changes(IEnumerable<ObjectId> commits);

    /// <summary>True when a commit is reached from another one.</summary>
    bool IsAncestor(string commit, string of);

    /// <summary>The latest commits that two commits both come from; none when they have no history in common, or when it was cut off.</summary>
    IReadOnlyList<string> MergeBases(string one, string other);

    /// <summary>Every object that is stored, whether anything leads to it or not, with its type.</summary>
    IEnumerable<(ObjectId Id, string Type)> Stored();
}
