namespace SecretScan.Git;

/// <summary>A name in the index or in a tree and what stands there.</summary>
/// <param name="Path">The path from the root; in a tree that is read alone, the name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The id of its object, in hex.</param>
internal sealed record GitEntry(string Path, EntryKind Kind, string Id)
{
    /// <summary>The kind that an octal mode means.</summary>
    public static EntryKind KindOf(ReadOnlySpan<byte> mode) => mode switch
    {
        _ when mode.SequenceEqual("000000"u8) => EntryKind.None,
        _ when mode.SequenceEqual("160000"u8) => EntryKind.Submodule,
        _ when mode.SequenceEqual("40000"u8) || mode.SequenceEqual("040000"u8) => EntryKind.Folder,
        _ => EntryKind.Blob,
    };
}
