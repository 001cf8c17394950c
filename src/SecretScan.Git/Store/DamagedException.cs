namespace SecretScan.Git.Store;

/// <summary>
/// Something of a pack or a loose object is not what it should be, or larger than is read here. Never seen outside the
/// store: git is asked then, and its word is the one that counts.
/// </summary>
internal sealed class DamagedException : Exception
{
    /// <summary>What is told of deltas in a circle.</summary>
    public const string Circle = "it is stored as a difference to itself";

    public DamagedException()
        : base("an object is damaged or in a form that is not known")
    {
    }

    public DamagedException(string message)
        : base(message)
    {
    }

    public DamagedException(Exception inner)
        : base("an object cannot be read", inner)
    {
    }

    /// <summary>True when git is not to be asked: it follows the circle until there is no memory left.</summary>
    public bool IsCircle => Message == Circle;
}
