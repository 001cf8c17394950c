namespace SecretScan.Rules;

/// <summary>How bad it is that a value is public.</summary>
public enum Severity
{
    /// <summary>A known documentation example, encrypted material, a closed venue.</summary>
    Info,

    /// <summary>Weak, or valid on a test network only.</summary>
    Low,

    /// <summary>An identifier alone, next to its provider.</summary>
    Medium,

    /// <summary>A secret part alone, or a key that was proved.</summary>
    High,

    /// <summary>Complete and usable on its own.</summary>
    Critical,
}
