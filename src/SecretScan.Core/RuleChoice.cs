using SecretScan.Rules;

namespace SecretScan;

/// <summary>What a configuration makes of the rules: those whose findings are left out, and how severe those of others are.</summary>
/// <param name="disabled">Ids of rules.</param>
/// <param name="severities">Severities by the id of a rule.</param>
public sealed class RuleChoice(IReadOnlySet<string> disabled, IReadOnlyDictionary<string, Severity> severities)
{
    /// <summary>Findings as they count with this choice. A set is as severe as its worst part.</summary>
    internal IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings)
    {
        List<Finding> kept = [.. findings.Where(finding => !disabled.Contains(finding.Rule.Id)).Select(Changed)];
        if (severities.Count > 0)
        {
            var worst = kept.Where(finding => finding.Set is not null).GroupBy(finding => finding.Set!.Id).ToDictionary(set => set.Key, set => set.Max(finding => finding.Severity));
            return kept.ConvertAll(finding => finding.Set is { } set ? finding with { Set = set with { Severity = worst[set.Id] } } : finding);
        }

        return kept;
    }

    private Finding Changed(Finding finding) => severities.TryGetValue(finding.Rule.Id, out var severity)
        ? finding with { Severity = Of(finding.Severity, finding.Rule.Severity, severity) }
        : finding;

    // What speaks against a finding (a test network, a known example) and for it (a complete set) keeps its weight.
    private static Severity Of(Severity found, Severity usual, Severity chosen) =>
        chosen < usual ? Min(found, chosen) : found >= usual ? Max(found, chosen) : found;

    private static Severity Min(Severity a, Severity b) => a < b ? a : b;

    private static Severity Max(Severity a, Severity b) => a > b ? a : b;
}
