namespace SecretScan.Git;

/// <summary>What an entry of the index or of a tree is.</summary>
internal enum EntryKind
{
    /// <summary>Nothing: the other side of an addition or a deletion.</summary>
    None,

    /// <summary>A file or a symbolic link: its blob is content.</summary>
    Blob,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A commit of another repository.</summary>
    Submodule,
}
