using SecretScan.History;

namespace SecretScan.Git;

/// <summary>Which of many (path, version) pairs the trees of commits hold. Trees that refs share are gone through once.</summary>
internal sealed class Presence
{
    // Folders are gone down into one within the other; nobody nests them like that.
    private const int DeepestPath = 500;

    private readonly TreeReader _trees;
    private readonly Dictionary<(string Tree, PathNode Node), int[]> _known = [];
    private readonly PathNode _root = new();

    /// <summary>Asks for holdings; those without a path are nowhere.</summary>
    public Presence(TreeReader trees, IReadOnlyList<Holding> holdings)
    {
        _trees = trees;
        for (var i = 0; i < holdings.Count; i++)
        {
            if (holdings[i].Path is { } path && path.AsSpan().Count('/') < DeepestPath)
            {
                var node = _root;
                foreach (var name in path.Split('/'))
                {
                    node = node.Below(name);
                }

                node.Add(i, holdings[i].Blobs);
            }
        }
    }

    /// <summary>The numbers of the holdings that a commit's files hold.</summary>
    public IReadOnlyList<int> In(string commit)
    {
        try
        {
            return _trees.RootOf(commit) is { } tree ? In(tree, _root) : [];
        }
        catch (SourceException)
        {
            // What cannot be read was said already when it was scanned.
            return [];
        }
    }

    private int[] In(string tree, PathNode node)
    {
        if (_known.TryGetValue((tree, node), out var known))
        {
            return known;
        }

        var held = new List<int>();
        foreach (var entry in _trees.Entries(tree))
        {
            if (node.Find(entry.Path) is { } below)
            {
                held.AddRange(entry.Kind == EntryKind.Folder ? In(entry.Id, below) : below.HeldBy(entry.Id));
            }
        }

        return _known[(tree, node)] = [.. held];
    }
}
