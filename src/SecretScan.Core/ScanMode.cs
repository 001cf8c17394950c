namespace SecretScan;

/// <summary>What a scan looks at.</summary>
public enum ScanMode
{
    /// <summary>What the next commit records.</summary>
    Staged,

    /// <summary>Every version of every file.</summary>
    History,

    /// <summary>What a range of commits adds.</summary>
    Range,

    /// <summary>Files as they stand on disk.</summary>
    Files,

    /// <summary>Standard input.</summary>
    Stdin,
}
