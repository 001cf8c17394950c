namespace SecretScan.Rules.Images;

/// <summary>What an image keeps of a rule beside its entry.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Regex">See <see cref="WideRegex"/>, or null when the pattern is in the pattern table.</param>
internal sealed record RuleRecord(Rule Rule, string? Regex);
