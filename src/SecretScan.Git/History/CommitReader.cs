using System.Collections.Concurrent;
using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>What commits say of themselves. Safe to use from several threads.</summary>
internal sealed class CommitReader(ObjectStore store)
{
    private readonly ConcurrentDictionary<string, Commit> _known = new();

    /// <summary>A commit; of one that is damaged or not here only the id is known.</summary>
    public Commit Read(string id) =>
        _known.GetOrAdd(id, key => Text(key)?.ToCommit(key) ?? new Commit(key, "", "", DateTimeOffset.UnixEpoch, ""));

    /// <summary>The first parent, or null.</summary>
    public string? ParentOf(string id) => Text(id)?.Header("parent") is { Length: > 0 } parent ? parent : null;

    private ObjectText? Text(string id)
    {
        try
        {
            return store.Read(id, GitObjects.Small) is { Type: "commit", Content: { } content } ? new ObjectText(content) : null;
        }
        catch (SourceException)
        {
            // It was said when its message was to be read.
            return null;
        }
    }
}
