namespace SecretScan.Suppression;

/// <summary>A baseline that cannot be read or written. The message is one line: what, where, what to do.</summary>
public sealed class BaselineException : Exception
{
    /// <summary>Says what is wrong, where, and what to do.</summary>
    public BaselineException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, where, and what to do.</summary>
    public BaselineException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
