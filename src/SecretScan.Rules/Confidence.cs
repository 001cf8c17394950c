namespace SecretScan.Rules;

/// <summary>How sure the scanner is that a value is what the rule says.</summary>
public enum Confidence
{
    /// <summary>Shown on request only, never blocks.</summary>
    Low,

    /// <summary>Name and shape agree.</summary>
    Medium,

    /// <summary>The format or its surroundings leave no reasonable doubt.</summary>
    High,
}
