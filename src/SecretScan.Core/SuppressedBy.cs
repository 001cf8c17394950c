namespace SecretScan;

/// <summary>What said no to a finding.</summary>
public enum SuppressedBy
{
    /// <summary>A marker in a comment beside it.</summary>
    Inline,

    /// <summary>An entry of the configuration.</summary>
    Allowlist,

    /// <summary>An entry of the baseline.</summary>
    Baseline,
}
