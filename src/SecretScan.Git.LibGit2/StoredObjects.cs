using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>Objects by name: the object store reads them, whoever knows refs says which.</summary>
/// <param name="store">Reads objects by id.</param>
/// <param name="resolve">Finds the id of an object that is named otherwise; null when there is none.</param>
internal sealed class StoredObjects(ObjectStore store, Func<string, string?> resolve) : GitObjects
{
    /// <inheritdoc/>
    public override void Start()
    {
    }

    /// <inheritdoc/>
    public override GitObject? Read(string name, long maxSize) =>
        ObjectId.TryParse(name, out _) ? store.Read(name, maxSize)
        : resolve(name) is { } id ? store.Read(id, maxSize)
        : null;
}
