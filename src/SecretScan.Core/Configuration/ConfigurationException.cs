namespace SecretScan.Configuration;

/// <summary>A configuration that cannot be read. The message is one line: where, what is wrong, what to do.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Says where, what is wrong, and what to do.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Says where, what is wrong, and what to do.</summary>
    public ConfigurationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
