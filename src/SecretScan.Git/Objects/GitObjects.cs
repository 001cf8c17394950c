namespace SecretScan.Git;

/// <summary>Objects of a repository by name. Safe to use from several threads.</summary>
internal abstract class GitObjects
{
    /// <summary>Enough for commits, tags and trees that somebody wrote on purpose.</summary>
    public const long Small = 16 * 1024 * 1024;

    /// <summary>Gets ready now, so that the first object need not wait.</summary>
    public abstract void Start();

    /// <summary>Reads an object.</summary>
    /// <param name="name">An id or any other name of one object (<c>HEAD^{commit}</c>).</param>
    /// <param name="maxSize">The most bytes to read; of a larger object only type and size are told.</param>
    /// <returns>The object, or null when this repository does not have it.</returns>
    /// <exception cref="SourceException">It cannot be read: it is damaged, or whoever reads it failed.</exception>
    public abstract GitObject? Read(string name, long maxSize);
}
