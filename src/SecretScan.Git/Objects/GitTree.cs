namespace SecretScan.Git;

/// <summary>Folders of a commit.</summary>
internal static class GitTree
{
    private const int LongestMode = 6;

    /// <summary>What stands directly in a folder of a commit or tree, with paths from the root; nothing when there is no such folder.</summary>
    /// <exception cref="SourceException">A tree is damaged.</exception>
    public static IReadOnlyList<GitEntry> Folder(GitObjects objects, string root, string folder)
    {
        var entries = Entries(objects, root + "^{tree}");
        foreach (var name in folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = entries.FirstOrDefault(entry => entry.Kind == EntryKind.Folder && entry.Path == name);
            if (next is null)
            {
                return [];
            }

            entries = Entries(objects, next.Id);
        }

        return folder.Length == 0
            ? entries
            : [.. entries.Select(entry => entry with { Path = $"{folder}/{entry.Path}" })];
    }

    /// <summary>Every file below a tree, with paths from it. A tree that stands at several places is gone through once.</summary>
    /// <exception cref="SourceException">A tree is damaged.</exception>
    public static IEnumerable<GitEntry> Files(GitObjects objects, string root)
    {
        var seen = new HashSet<string>();
        var folders = new Stack<GitEntry>([new GitEntry("", EntryKind.Folder, root)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in Entries(objects, folder.Id))
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

    private static List<GitEntry> Entries(GitObjects objects, string name) =>
        objects.Read(name, GitObjects.Small) is { Type: "tree", Content: { } content } tree
            ? Parse(content, tree.Id.Length / 2)
            : [];

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
