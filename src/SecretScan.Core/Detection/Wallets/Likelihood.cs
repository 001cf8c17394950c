namespace SecretScan.Detection;

/// <summary>What names say of a value that other things look like.</summary>
internal enum Likelihood
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>That it is one.</summary>
    Likely,

    /// <summary>That it is something else.</summary>
    Denied,
}
