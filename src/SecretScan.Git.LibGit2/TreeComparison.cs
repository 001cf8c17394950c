using LibGit2Sharp;
using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>What trees hold differently. Content is never looked at: patches of LibGit2Sharp end a process that was compiled ahead of time.</summary>
internal static class TreeComparison
{
    private static readonly CompareOptions ByIdOnly = new() { Similarity = SimilarityOptions.None };

    /// <summary>The paths that a tree holds differently from every one of others; without others all its paths.</summary>
    public static IReadOnlyList<RawChange> FromAll(Repository repository, string tree, IReadOnlyList<string> others)
    {
        if (others.Count == 0)
        {
            return [.. Between(repository, null, tree)];
        }

        // By what stands there now, too: two names that are no UTF-8 may be the same as text.
        var changes = Between(repository, others[0], tree);
        foreach (var other in others.Skip(1))
        {
            var alike = Between(repository, other, tree).Select(Side).ToHashSet();
            changes.RemoveAll(change => !alike.Contains(Side(change)));
        }

        return changes;
    }

    /// <summary>What the index holds differently from a tree.</summary>
    public static IReadOnlyList<Change> OfIndex(Repository repository, string tree, SimilarityOptions similarity)
    {
        using var changes = repository.Diff.Compare<TreeChanges>(
            Lookup(repository, tree), DiffTargets.Index, null, null, new CompareOptions { Similarity = similarity });
        return [.. changes.Select(ToChange)];
    }

    private static List<RawChange> Between(Repository repository, string? before, string after)
    {
        using var changes = repository.Diff.Compare<TreeChanges>(before is null ? null : Lookup(repository, before), Lookup(repository, after), ByIdOnly);
        var all = new List<RawChange>();
        foreach (var change in changes)
        {
            all.Add(new RawChange(Slashes(change.Path), KindOf(change.Mode), IdOf(change.Oid), KindOf(change.OldMode), IdOf(change.OldOid)));
        }

        return all;
    }

    private static Tree Lookup(Repository repository, string tree) =>
        repository.Lookup<Tree>(tree) ?? throw new SourceException($"tree {tree} is missing");

    private static (string, EntryKind, Store.ObjectId) Side(RawChange change) => (change.Path, change.Kind, change.Id);

    private static Change ToChange(TreeEntryChanges change) => new(
        StatusOf(change.Status), Slashes(change.Path), KindOf(change.Mode), change.Oid.Sha, Slashes(change.OldPath), KindOf(change.OldMode), change.OldOid.Sha);

    private static char StatusOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => 'A',
        ChangeKind.Deleted => 'D',
        ChangeKind.Renamed => 'R',
        ChangeKind.Copied => 'C',
        ChangeKind.TypeChanged => 'T',
        ChangeKind.Conflicted => 'U',
        _ => 'M',
    };

    private static Store.ObjectId IdOf(LibGit2Sharp.ObjectId id) => Store.ObjectId.FromBytes(id.RawId);

    /// <summary>What a mode means.</summary>
    internal static EntryKind KindOf(Mode mode) => mode switch
    {
        Mode.Nonexistent => EntryKind.None,
        Mode.GitLink => EntryKind.Submodule,
        Mode.Directory => EntryKind.Folder,
        _ => EntryKind.Blob,
    };

    /// <summary>A path as git writes it; LibGit2Sharp writes it as the system does.</summary>
    internal static string Slashes(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
}
