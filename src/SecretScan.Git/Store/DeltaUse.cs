namespace SecretScan.Git.Store;

/// <summary>Whether an object that is too large to be given is worth making.</summary>
internal enum DeltaUse : byte
{
    /// <summary>Nobody has looked yet.</summary>
    Unknown,

    /// <summary>A wanted object of the right size is made from it.</summary>
    Needed,

    /// <summary>Nothing that is wanted is made from it.</summary>
    Useless,
}
