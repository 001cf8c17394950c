namespace SecretScan;

/// <summary>Why something was not read, or not wholly. Each makes the scan incomplete.</summary>
public enum SkipReason
{
    /// <summary>Over <c>--max-file-size</c>.</summary>
    TooLarge,

    /// <summary>The operating system or git refused.</summary>
    Unreadable,

    /// <summary>An object that is not in this repository.</summary>
    MissingObject,

    /// <summary>Over <c>--timeout</c>, or a pattern used up its step budget.</summary>
    Timeout,

    /// <summary>History that a shallow clone does not have.</summary>
    Shallow,

    /// <summary>Stopped by the user.</summary>
    Interrupted,

    /// <summary>Encoded more deeply or larger than the bounds.</summary>
    DecodeLimit,

    /// <summary>A format that cannot be read here.</summary>
    Unsupported,
}
