namespace SecretScan.Rules.Images;

/// <summary>What a keyword hit means.</summary>
public enum KeywordUseKind
{
    /// <summary>A match of a rule starts between <see cref="KeywordUse.Max"/> and <see cref="KeywordUse.Min"/> bytes before the hit.</summary>
    Anchor,

    /// <summary>A match of a rule may stand within <see cref="RuleEntry.ContextBytes"/> on both sides of the hit.</summary>
    Window,

    /// <summary>A context word of a rule.</summary>
    Context,

    /// <summary>A word that names a venue.</summary>
    Venue,

    /// <summary>The inline marker <c>secretscan:allow</c>.</summary>
    AllowMarker,
}
