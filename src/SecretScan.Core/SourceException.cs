namespace SecretScan;

/// <summary>A scan that could not be done: not a repository, git failed, no such folder. The message is one line for people.</summary>
public sealed class SourceException : Exception
{
    /// <summary>Says what failed, where, and what to do.</summary>
    public SourceException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed, where, and what to do.</summary>
    public SourceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
