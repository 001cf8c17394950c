namespace SecretScan.Git;

/// <summary>Folders of commits.</summary>
internal sealed class TreeReader(GitObjects objects)
{
    private const int LongestMode = 6;

    /// <summary>Id of the tree of a commit, or of the tree itself; null when there is neither.</summary>
    /// <exception cref="SourceException">It is damaged.</exception>
    public string? RootOf(string commit) => objects.Read(commit, GitObjects.Small) switch
    {
        { Type: "commit", Content: { } content } => new ObjectText(content).Header("tree"),
        { Type: "tree" } tree => tree.Id,
        _ => null,
    };

    /// <summary>What stands directly in a tree, by name; nothing when it is not here.</summary>
    /// <exception cref="SourceException">It is damaged.</exception>
    public IReadOnlyList<GitEntry> Entries(string tree) =>
        objects.Read(tree, GitObjects.Small) is { Type: "tree", Content: { } content } ? Parse(content, tree.Length / 2) : [];

    /// <summary>What stands directly in a folder of a commit or tree, with paths from the root; nothing when there is no such folder.</summary>
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

    /// <summary>Every file below a tree, with paths from it. A tree that stands at several places is gone through once.</summary>
    /// <exception cref="SourceException">A tree is damaged.</exception>
    public IEnumerable<GitEntry> Files(string root)
    {
        var seen = new HashSet<string>();
        var folders = new Stack<GitEntry>([new GitEntry("", EntryKind.Folder, root)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder.Id))
            {
                var below = entry with { Path = folder.Path.Length == 0 ? entry.Path : $"{folder.Path}/{entry.Path}" };
                if (below.Kind != EntryKind.Folder)
                {
                    yield return below;
                }
                else if (seen.Add(below.Id))
                {
                    folders.Push(below);
                }
            }
        }
    }

    /// <summary>Takes a tree object apart: <c>mode name NUL id</c>, the id as raw bytes.</summary>
    /// <exception cref="SourceException">It ends within an entry.</exception>
    internal static List<GitEntry> Parse(ReadOnlySpan<byte> tree, int idBytes)
    {
        var entries = new List<GitEntry>();
        while (!tree.IsEmpty)
        {
            var space = tree.IndexOf((byte)' ');
            var nul = tree.IndexOf((byte)0);
            if (space is < 1 or > LongestMode || nul < space || tree.Length - nul - 1 < idBytes)
            {
                throw new SourceException("a tree object of the repository is damaged; git fsck tells more");
            }

            entries.Add(new GitEntry(
                GitPath.Decode(tree[(space + 1)..nul]),
                GitEntry.KindOf(tree[..space]),
                Convert.ToHexStringLower(tree.Slice(nul + 1, idBytes))));
            tree = tree[(nul + 1 + idBytes)..];
        }

        return entries;
    }
}
