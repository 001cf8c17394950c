namespace SecretScan.Rules.Checking;

/// <summary>Whose rules are checked.</summary>
public enum RuleOrigin
{
    /// <summary>This program's own: everything that helps its users must be there, and every pattern must be in the linear subset.</summary>
    BuiltIn,

    /// <summary>A user's: what does not stop a rule from working is a warning.</summary>
    User,
}
