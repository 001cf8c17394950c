namespace SecretScan.Git.Store;

/// <summary>
/// The wanted entries of a pack and what they are made from, as trees whose roots are the whole objects. Threads share the
/// trees; each tree belongs to the thread that took it.
/// </summary>
internal sealed class DeltaForest
{
    private readonly List<int> _roots = [];
    private int _taken = -1;

    /// <summary>Takes nodes that know their parents, and tells them their children.</summary>
    public DeltaForest(Pack pack, DeltaNode[] nodes)
    {
        Pack = pack;
        Nodes = nodes;
        var last = LastChildren();
        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            if (nodes[i].Parent < 0)
            {
                _roots.Add(i);
            }
            else if (last[nodes[i].Parent] != i)
            {
                nodes[i].Sibling = nodes[nodes[i].Parent].Child;
                nodes[nodes[i].Parent].Child = i;
            }
        }

        _roots.Reverse();
    }

    /// <summary>The pack.</summary>
    public Pack Pack { get; }

    /// <summary>All nodes, in pack order.</summary>
    public DeltaNode[] Nodes { get; }

    /// <summary>Takes the next root that no thread has taken.</summary>
    public bool TryTake(out int root)
    {
        var next = Interlocked.Increment(ref _taken);
        root = next < _roots.Count ? _roots[next] : -1;
        return root >= 0;
    }

    /// <summary>
    /// Which of the wanted objects are made from each other in a circle, or from one that is: they are below no root.
    /// </summary>
    public IEnumerable<int> Circular()
    {
        var isRooted = new bool[Nodes.Length];
        var next = new Stack<int>(_roots);
        while (next.TryPop(out var node))
        {
            isRooted[node] = true;
            for (var child = Nodes[node].Child; child >= 0; child = Nodes[child].Sibling)
            {
                next.Push(child);
            }
        }

        return Nodes.Where((node, number) => !isRooted[number] && node.Wanted >= 0).Select(node => node.Wanted);
    }

    // An object is kept while other children than its last one are made, with all that hangs on them. With the heaviest
    // child last, each object that is kept has at most half the nodes of the one before it: a chain keeps nothing at all,
    // a million nodes keep twenty.
    private int[] LastChildren()
    {
        var weights = new int[Nodes.Length];
        var last = new int[Nodes.Length];
        Array.Fill(last, -1);
        for (var i = Nodes.Length - 1; i >= 0; i--)
        {
            // Bases stand before what is made from them, but for deltas that name their base by id; there it is a guess.
            weights[i]++;
            if (Nodes[i].Parent is >= 0 and var parent)
            {
                weights[parent] += weights[i];
                last[parent] = last[parent] < 0 || weights[i] > weights[last[parent]] ? i : last[parent];
            }
        }

        for (var i = 0; i < last.Length; i++)
        {
            Nodes[i].Child = last[i];
        }

        return last;
    }
}
