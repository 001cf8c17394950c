using SecretScan.Rules;
using SecretScan.Rules.Syntax;

namespace SecretScan.Configuration;

/// <summary>One key of <c>rules: severity:</c>, how severe the findings of a rule are.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Severity">Their severity.</param>
public sealed record RuleSeverity(Written<string> Rule, Severity Severity);
