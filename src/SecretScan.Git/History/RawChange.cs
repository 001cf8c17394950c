using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>A path that a commit holds differently from all its parents.</summary>
internal readonly record struct RawChange(string Path, EntryKind Kind, ObjectId Id, EntryKind OldKind, ObjectId OldId)
{
    private const int ModeLength = 6;

    /// <summary>Reads a change whose first record is current; its path is the record behind it.</summary>
    /// <remarks>Raw output format of git diff: for each parent a colon and a mode, then the new mode, as many ids, a status.</remarks>
    /// <exception cref="SourceException">The format is not known.</exception>
    public static RawChange Read(NulRecords records, int idLength)
    {
        var meta = records.Current;
        var parents = meta.IndexOfAnyExcept((byte)':');
        var ids = parents + ((parents + 1) * (ModeLength + 1));
        var newId = ids + (parents * (idLength + 1));
        if (parents < 1 || meta.Length <= newId + idLength
            || !ObjectId.TryParse(meta.Slice(ids, idLength), out var before) || !ObjectId.TryParse(meta.Slice(newId, idLength), out var after))
        {
            throw new SourceException("git answered with a change in a form that is not known");
        }

        var oldKind = GitEntry.KindOf(meta.Slice(parents, ModeLength));
        var kind = GitEntry.KindOf(meta.Slice(parents + (parents * (ModeLength + 1)), ModeLength));
        return new RawChange(GitPath.Decode(records.Next()), kind, after, oldKind, before);
    }
}
