namespace SecretScan.Git.Store;

/// <summary>What an entry of a pack is, numbered as packs number it (gitformat-pack, "object types").</summary>
internal enum EntryType : byte
{
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,

    /// <summary>A difference to an entry that stands before it in the pack.</summary>
    OffsetDelta = 6,

    /// <summary>A difference to an object with a given id.</summary>
    IdDelta = 7,
}
