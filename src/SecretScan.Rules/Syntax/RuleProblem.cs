namespace SecretScan.Rules.Syntax;

/// <summary>Something wrong in a rule file.</summary>
/// <param name="At">Where.</param>
/// <param name="RuleId">The rule concerned, or null when it is the file or the rule has no id.</param>
/// <param name="Reason">What is wrong and what to do, in one line of printable text.</param>
public sealed record RuleProblem(Place At, string? RuleId, string Reason)
{
    /// <summary>True when the rule can be used all the same.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The text around the fault and a caret below it, or null.</summary>
    public string? Excerpt { get; init; }

    /// <summary><c>rule-id: reason</c>.</summary>
    public string Message => RuleId is null ? Reason : $"{RuleId}: {Reason}";

    /// <summary><c>file:line:column: rule-id: reason</c>.</summary>
    public override string ToString() => $"{At}: {(IsWarning ? "warning: " : "")}{Message}";
}
