namespace SecretScan.Git.Store;

/// <summary>
/// The objects of a repository, read from its packs and files. What cannot be read here is asked of
/// git before it is called unreadable. Safe to use from several threads.
/// </summary>
internal sealed class ObjectStore : GitObjects, IDisposable
{
    // A larger base of a wanted object is git's business, unless wanted objects themselves may be larger.
    internal const long LargestBase = 256 * 1024 * 1024;

    private readonly IReadOnlyList<string> _folders;
    private readonly GitObjects _others;

    /// <summary>Opens the objects in some folders.</summary>
    /// <param name="folders">They.</param>
    /// <param name="idBytes">Number of bytes of an id.</param>
    /// <param name="others">Who is asked for what cannot be read here.</param>
    internal ObjectStore(IReadOnlyList<string> folders, int idBytes, GitObjects others)
    {
        _folders = folders;
        _others = others;
        Packs = new Packs(folders, idBytes);
        Packs.Refresh();
    }

    /// <summary>Bytes of objects that all threads together keep for what is made from them later.</summary>
    internal long MostHeld { get; set; } = 256 * 1024 * 1024;

    /// <summary>The packs.</summary>
    internal Packs Packs { get; }

    /// <summary>Opens the objects of a repository; the repository is to be kept until the store is disposed of.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public static ObjectStore Open(GitRepository repository) =>
        new(ObjectFolders.Of(repository.PathOf("objects"), repository.Folder), repository.IdLength / 2, repository.Objects);

    /// <inheritdoc/>
    public override void Start()
    {
    }

    /// <inheritdoc/>
    public override GitObject? Read(string name, long maxSize)
    {
        if (!ObjectId.TryParse(name, out var id))
        {
            return _others.Read(name, maxSize);
        }

        try
        {
            return Find(id, Math.Min(maxSize, Array.MaxLength)) ?? _others.Read(name, maxSize);
        }
        catch (DamagedException)
        {
            return ReadAgain(id, maxSize);
        }
    }

    /// <summary>Reads every wanted blob once, in the order of the packs.</summary>
    /// <param name="wanted">Ids; what stands there twice is read once.</param>
    /// <param name="jobs">Number of threads, from 1.</param>
    /// <param name="maxSize">The most bytes of a blob.</param>
    /// <param name="take">Gets id and content, on several threads at once, and does not keep the memory.</param>
    /// <param name="skip">Gets what could not be read, why, and a detail; one call at a time.</param>
    /// <param name="token">Stops it.</param>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        token.ThrowIfCancellationRequested();
        if (wanted.Count > 0)
        {
            using var run = new BlobRun(this, [.. wanted.Distinct()], maxSize, new BlobReceiver(take, skip, verify), token);
            run.Read(jobs);
        }
    }

    /// <summary>Closes what is open.</summary>
    public void Dispose() => Packs.Dispose();

    /// <summary>Reads an object without asking git.</summary>
    /// <returns>The object, or null when it is neither in a pack nor has a file of its own.</returns>
    /// <exception cref="DamagedException">It cannot be read here.</exception>
    internal GitObject? Find(ObjectId id, long maxSize) => Packs.TryFind(id, out var pack, out var offset)
        ? DeltaChain.Read(this, id, pack, offset, maxSize, Math.Max(maxSize, LargestBase))
        : FindLoose(id, maxSize);

    /// <summary>Reads an object that could not be read where it was found first: from a copy of it, or through git.</summary>
    /// <returns>The object, or null when git says that this repository does not have it.</returns>
    /// <exception cref="SourceException">It cannot be read.</exception>
    internal GitObject? ReadAgain(ObjectId id, long maxSize)
    {
        var damaged = 0;
        foreach (var copy in Copies(id, Math.Min(maxSize, Array.MaxLength)))
        {
            try
            {
                if (copy() is { } found)
                {
                    if (found.Content is null || ObjectHash.Matches(id, found.Type, found.Content))
                    {
                        return found;
                    }

                    damaged++;
                }
            }
            catch (DamagedException e)
            {
                damaged += e.IsCircle ? 2 : 1;
            }
        }

        // Of several copies git may tell the size of one and give the content of another, and whoever reads it waits for
        // the rest for ever; a circle it follows until there is no memory left (both 2.39).
        return damaged <= 1
            ? _others.Read(id.ToString(), maxSize)
            : throw new SourceException($"{id}: no copy of it is sound; git fsck tells more");
    }

    /// <summary>Reads an object that has a file of its own.</summary>
    /// <inheritdoc cref="Find" path="/returns"/>
    /// <inheritdoc cref="Find" path="/exception"/>
    internal GitObject? FindLoose(ObjectId id, long maxSize)
    {
        foreach (var folder in _folders)
        {
            if (LooseObjects.Read(folder, id, maxSize) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private IEnumerable<Func<GitObject?>> Copies(ObjectId id, long maxSize)
    {
        foreach (var pack in Packs.All)
        {
            if (pack.Find(id) is >= 0 and var offset)
            {
                yield return () => DeltaChain.Read(this, id, pack, offset, maxSize, Math.Max(maxSize, LargestBase));
            }
        }

        foreach (var folder in _folders)
        {
            yield return () => LooseObjects.Read(folder, id, maxSize);
        }
    }
}
