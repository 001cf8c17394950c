using System.Runtime.InteropServices;
using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>
/// What every commit brought to every path, small enough to be kept for a million changes: sixteen bytes each, ids and paths
/// once. Safe to add to from several threads.
/// </summary>
/// <param name="commits">The commits, parents before children.</param>
internal sealed class ChangeLog(IReadOnlyList<ObjectId> commits)
{
    private readonly Lock _gate = new();
    private readonly List<ChangeEntry> _entries = [];
    private readonly List<ObjectId> _blobs = [];
    private readonly List<string> _paths = [];
    private readonly Dictionary<ObjectId, int> _blobNumbers = [];
    private readonly Dictionary<string, int> _pathNumbers = [];
    private int[] _firstPaths = [];
    private bool[] _brought = [];

    /// <summary>The commits, parents before children.</summary>
    public IReadOnlyList<ObjectId> Commits => commits;

    /// <summary>Every change, in the order of the commits once <see cref="Complete"/> was called.</summary>
    public ReadOnlySpan<ChangeEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>The versions that commits brought.</summary>
    public IReadOnlyCollection<ObjectId> Brought { get; private set; } = [];

    public ObjectId Blob(int number) => _blobs[number];

    public string Path(int number) => _paths[number];

    /// <summary>The number of a path, or -1.</summary>
    public int PathNumber(string path) => _pathNumbers.GetValueOrDefault(path, -1);

    /// <summary>True when a path that begins like this was changed.</summary>
    public bool HasBelow(string folder) => _paths.Exists(path => path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The number of a version, or -1; of one that was only taken away, too.</summary>
    public int BlobNumber(ObjectId blob) => _blobNumbers.GetValueOrDefault(blob, -1);

    /// <inheritdoc cref="BlobNumber(ObjectId)"/>
    public int BlobNumber(string blob) => ObjectId.TryParse(blob, out var id) ? BlobNumber(id) : -1;

    /// <summary>True when a commit brought this version.</summary>
    public bool Has(ObjectId blob) => BlobNumber(blob) is >= 0 and var number && _brought[number];

    /// <summary>The path at which a version stood first.</summary>
    public string FirstPath(ObjectId blob) => _paths[_firstPaths[_blobNumbers[blob]]];

    /// <summary>Adds the changes of one commit.</summary>
    public void Add(int commit, List<RawChange> changes)
    {
        lock (_gate)
        {
            foreach (var change in changes)
            {
                _entries.Add(new ChangeEntry(
                    commit, Number(change.Path, _pathNumbers, _paths), Blob(change.Id, change.Kind), Blob(change.OldId, change.OldKind)));
            }
        }
    }

    /// <summary>Puts the changes in order, once all were added.</summary>
    public void Complete()
    {
        CollectionsMarshal.AsSpan(_entries).Sort(static (a, b) =>
            a.Commit != b.Commit ? a.Commit.CompareTo(b.Commit) : a.Path.CompareTo(b.Path));
        (_firstPaths, _brought) = (new int[_blobs.Count], new bool[_blobs.Count]);
        var brought = new List<ObjectId>();
        foreach (var entry in _entries)
        {
            if (entry.Blob >= 0 && !_brought[entry.Blob])
            {
                _brought[entry.Blob] = true;
                _firstPaths[entry.Blob] = entry.Path;
                brought.Add(_blobs[entry.Blob]);
            }
        }

        Brought = brought;
    }

    private int Blob(ObjectId id, EntryKind kind) => kind == EntryKind.Blob ? Number(id, _blobNumbers, _blobs) : -1;

    private static int Number<T>(T value, Dictionary<T, int> numbers, List<T> values)
        where T : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, value, out var isKnown);
        if (!isKnown)
        {
            number = values.Count;
            values.Add(value);
        }

        return number;
    }
}
