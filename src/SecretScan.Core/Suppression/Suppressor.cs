using System.Collections.Immutable;

namespace SecretScan.Suppression;

/// <summary>Says no to findings where a person did: in a marker beside them or in the baseline.</summary>
/// <param name="baseline">What is accepted, or null.</param>
/// <param name="isRule">True for the id of a rule in force; a marker that names another has no effect.</param>
/// <param name="today">The day against which expiry is judged.</param>
public sealed class Suppressor(Baseline? baseline, Func<string, bool> isRule, DateOnly today)
{
    /// <summary>Applies markers, then the baseline to what is left.</summary>
    /// <param name="findings">Everything found, whole fragments.</param>
    /// <param name="markersOf">The markers of the fragment that a finding stands in, from <see cref="InlineMarkers.Read"/>.</param>
    /// <param name="isChange">
    /// True when the findings are what a change adds: then a value is accepted at the paths of its entry only, because
    /// the copy that the entry stands for is not among the findings and anywhere else is one more copy.
    /// </param>
    /// <param name="countsCopies">
    /// False for history: what was moved and copied over the years is one value that somebody looked at.
    /// </param>
    public SuppressionResult Apply(
        IReadOnlyList<Finding> findings, Func<Finding, IReadOnlyList<InlineMarker>> markersOf, bool isChange = false, bool countsCopies = true)
    {
        var marking = new Marking(isRule, markersOf);
        var suppressed = marking.Apply(findings);
        List<string> warnings = [.. marking.Warnings];
        HashSet<BaselineEntry> used = [];
        foreach (var same in findings.Where(f => !suppressed.ContainsKey(f)).GroupBy(f => f.Fingerprint.Text))
        {
            if (baseline?.Find(new Fingerprint(same.Key)) is not { } entry)
            {
                continue;
            }

            used.Add(entry);
            if (entry.IsExpired(today))
            {
                var since = $"expired on {entry.Expires:yyyy-MM-dd}";
                warnings.Add($"baseline entry {entry.Fingerprint} ({entry.RuleId}) {since} and reports again");
                continue;
            }

            foreach (var (finding, number) in Copy.Of([.. same], entry.Paths.Contains))
            {
                if ((number < entry.Occurrences || !countsCopies) && (!isChange || entry.Paths.Contains(finding.Origin.Path ?? "")))
                {
                    suppressed[finding] = new SuppressedFinding(
                        finding, SuppressedBy.Baseline, entry.Reason, entry.Owner, entry.Expires);
                }
            }
        }

        return new SuppressionResult(
            [.. findings.Where(f => !suppressed.ContainsKey(f))],
            [.. findings.Where(suppressed.ContainsKey).Select(f => suppressed[f])],
            [.. warnings.Distinct()],
            [.. (baseline?.Entries ?? []).Where(e => !used.Contains(e))]);
    }
}
