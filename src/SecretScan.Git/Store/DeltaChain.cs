using System.Numerics;

namespace SecretScan.Git.Store;

/// <summary>One object of a pack and the bases it is made from.</summary>
internal sealed class DeltaChain
{
    private readonly ObjectStore _store;
    private readonly EntryReader _reader;
    private readonly long _largestBase;
    private readonly List<(PackFile File, long Offset)> _deltas = [];

    private DeltaChain(ObjectStore store, EntryReader reader, long largestBase)
    {
        _store = store;
        _reader = reader;
        _largestBase = largestBase;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="store">Where bases that are in no entry of the pack are looked for.</param>
    /// <param name="id">Its id.</param>
    /// <param name="pack">Where it is.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="maxSize">The most bytes to read; of a larger object only type and size are told.</param>
    /// <param name="largestBase">The most bytes of an object it is made from.</param>
    /// <exception cref="DamagedException">It is not whole, or made from something larger.</exception>
    public static GitObject Read(ObjectStore store, ObjectId id, Pack pack, long offset, long maxSize, long largestBase)
    {
        using var reader = new EntryReader(id.Length);
        var chain = new DeltaChain(store, reader, largestBase);
        var entry = chain.Open(pack.File, offset);
        var size = reader.ObjectSize(entry);
        if (!entry.IsDelta)
        {
            return new GitObject(id.ToString(), entry.TypeName, size, size <= maxSize ? chain.Whole(size) : null);
        }

        var (type, content) = chain.Base(pack, offset, size <= maxSize);
        return new GitObject(id.ToString(), type, size, content is { } source ? chain.Apply(source) : null);
    }

    // Most commits and trees are no longer, and it is not known where they end.
    private PackEntry Open(PackFile file, long offset) => _reader.Open(file, offset, file.End, ahead: 2048);

    private byte[] Whole(long size)
    {
        var content = _reader.Inflate(size, _largestBase);
        var result = content.Span.ToArray();
        content.Return();
        return result;
    }

    // Walks down to the whole object; reads it when it is wanted. Whoever is met again at a distance that doubles every
    // time the end is not found is in a circle (Brent, "An improved Monte Carlo factorization algorithm", 1980).
    private (string Type, Buffered? Content) Base(Pack pack, long offset, bool isWanted)
    {
        (PackFile?, long) met = default;
        while (true)
        {
            var entry = Open(pack.File, offset);
            if (!entry.IsDelta)
            {
                return (entry.TypeName, isWanted ? _reader.Inflate(entry.Size, _largestBase) : null);
            }

            if (met == (pack.File, offset))
            {
                throw new DamagedException(DamagedException.Circle);
            }

            _deltas.Add((pack.File, offset));
            met = BitOperations.IsPow2(_deltas.Count) ? _deltas[^1] : met;
            if (entry.Type == EntryType.OffsetDelta)
            {
                offset -= entry.BaseDistance;
                continue;
            }

            offset = pack.Find(entry.BaseId);
            if (offset < 0 && !_store.Packs.TryFind(entry.BaseId, out pack!, out offset))
            {
                return Loose(entry.BaseId, isWanted);
            }
        }
    }

    private (string Type, Buffered? Content) Loose(ObjectId id, bool isWanted)
    {
        if (_store.FindLoose(id, isWanted ? _largestBase : 0) is not { } found || (isWanted && found.Content is null))
        {
            throw new DamagedException();
        }

        if (!isWanted)
        {
            return (found.Type, null);
        }

        var content = Buffered.Rent(found.Size);
        found.Content.CopyTo(content.Room);
        return (found.Type, content);
    }

    private byte[] Apply(Buffered source)
    {
        for (var i = _deltas.Count - 1; i >= 0; i--)
        {
            var entry = Open(_deltas[i].File, _deltas[i].Offset);
            var bytes = _reader.Inflate(entry.Size, _largestBase);
            var delta = new Delta(bytes.Span);
            if (delta.Size > _largestBase)
            {
                throw new DamagedException();
            }

            var content = Buffered.Rent(delta.Size);
            delta.Apply(source.Span, content.Room);
            bytes.Return();
            source.Return();
            source = content;
        }

        var result = source.Span.ToArray();
        source.Return();
        return result;
    }
}
