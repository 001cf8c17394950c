namespace SecretScan.Git.Store;

/// <summary>A pack and its index. Safe to use from several threads.</summary>
internal sealed class Pack : IDisposable
{
    private readonly PackIndex _index;

    private Pack(string path, PackIndex index, PackFile file)
    {
        Path = path;
        _index = index;
        File = file;
    }

    /// <summary>Path of the index, which names the pack.</summary>
    public string Path { get; }

    /// <summary>Number of objects.</summary>
    public int Count => _index.Count;

    /// <summary>The entries.</summary>
    public PackFile File { get; }

    /// <summary>Opens a pack by the path of its index.</summary>
    /// <returns>The pack, or null when it cannot be read here: git may know more.</returns>
    public static Pack? Open(string path, int idLength)
    {
        try
        {
            var index = PackIndex.Open(path, idLength);
            return new Pack(path, index, PackFile.Open(System.IO.Path.ChangeExtension(path, ".pack"), index));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DamagedException)
        {
            return null;
        }
    }

    /// <summary>Where an object begins; below 0 when this pack does not hold it.</summary>
    public long Find(ObjectId id) => _index.Find(id);

    /// <summary>Where the entries begin, in ascending order, each once.</summary>
    public long[] Offsets()
    {
        var offsets = new long[Count];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = _index.Offset(i);
        }

        Array.Sort(offsets);
        return offsets;
    }

    /// <summary>Closes the pack.</summary>
    public void Dispose() => File.Dispose();
}
