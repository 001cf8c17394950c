namespace SecretScan.Git.Store;

/// <summary>
/// Something of a pack or a loose object is not what it should be, or larger than is read here. Never seen outside the
/// store: git is asked then, and its word is the one that counts.
/// </summary>
internal sealed class DamagedException : Exception
{
    public DamagedException()
        : base("an object is damaged or in a form that is not known")
    {
    }

    public DamagedException(Exception inner)
        : base("an object cannot be read", inner)
    {
    }
}
