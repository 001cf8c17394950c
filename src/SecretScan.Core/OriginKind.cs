namespace SecretScan;

/// <summary>What kind of thing bytes were read from.</summary>
public enum OriginKind
{
    /// <summary>A version of a file in the repository.</summary>
    Blob,

    /// <summary>A file on disk.</summary>
    File,

    /// <summary>Standard input.</summary>
    Stdin,

    /// <summary>The message of a commit.</summary>
    CommitMessage,

    /// <summary>The message of an annotated tag.</summary>
    TagMessage,

    /// <summary>A git note.</summary>
    Note,
}
