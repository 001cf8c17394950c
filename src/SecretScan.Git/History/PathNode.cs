namespace SecretScan.Git;

/// <summary>A name in a tree of paths that are looked for.</summary>
internal sealed class PathNode
{
    private readonly Dictionary<string, PathNode> _below = [];
    private readonly List<(int Number, IReadOnlySet<string> Blobs)> _wanted = [];

    /// <summary>The node under a name, made when it is not there.</summary>
    public PathNode Below(string name) => _below.TryGetValue(name, out var node) ? node : _below[name] = new PathNode();

    /// <summary>The node under a name, or null.</summary>
    public PathNode? Find(string name) => _below.GetValueOrDefault(name);

    /// <summary>Looks for one of several versions here.</summary>
    public void Add(int number, IReadOnlySet<string> blobs) => _wanted.Add((number, blobs));

    /// <summary>The numbers of those that look for a version.</summary>
    public IEnumerable<int> HeldBy(string blob) => _wanted.Where(wanted => wanted.Blobs.Contains(blob)).Select(wanted => wanted.Number);
}
