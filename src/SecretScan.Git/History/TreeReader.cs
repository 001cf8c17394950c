using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>Folders of commits, read from the object store.</summary>
internal sealed class TreeReader(ObjectStore store)
{
    /// <summary>Id of a commit's tree, or null when there is no such commit.</summary>
    /// <exception cref="SourceException">It is damaged.</exception>
    public string? RootOf(string commit) =>
        store.Read(commit, GitObjects.Small) is { Type: "commit", Content: { } content } ? new ObjectText(content).Header("tree") : null;

    /// <summary>What stands directly in a tree, by name; nothing when it is not here.</summary>
    /// <exception cref="SourceException">It is damaged.</exception>
    public IReadOnlyList<GitEntry> Entries(string tree) =>
        store.Read(tree, GitObjects.Small) is { Type: "tree", Content: { } content } ? GitTree.Parse(content, tree.Length / 2) : [];

    /// <summary>What stands directly in a folder of a commit, with paths from the root.</summary>
    /// <exception cref="SourceException">A tree is damaged.</exception>
    public IReadOnlyList<GitEntry> Folder(string commit, string folder)
    {
        var tree = RootOf(commit);
        foreach (var name in folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            tree = tree is null ? null : Entries(tree).FirstOrDefault(entry => entry.Kind == EntryKind.Folder && entry.Path == name)?.Id;
        }

        return tree is null ? [] : [.. Entries(tree).Select(entry => folder.Length == 0 ? entry : entry with { Path = $"{folder}/{entry.Path}" })];
    }
}
