using System.Collections.Immutable;
using SecretScan.Configuration;

namespace SecretScan.Suppression;

/// <summary>Says no to findings where a person did: in a marker beside them, in the configuration, or in the baseline.</summary>
/// <param name="accepted">What is accepted, or null; asked for when there is something to say no to, because most commits find nothing.</param>
/// <param name="isRule">True for the id of a rule in force; a marker that names another has no effect.</param>
/// <param name="today">The day against which expiry is judged.</param>
/// <param name="allowlist">What the configuration says no to, or null.</param>
public sealed class Suppressor(Lazy<Baseline?> accepted, Func<string, bool> isRule, DateOnly today, Lazy<Allowlist?>? allowlist = null)
{
    /// <summary>One without a configuration.</summary>
    public Suppressor(Baseline? baseline, Func<string, bool> isRule, DateOnly today)
        : this(new Lazy<Baseline?>(baseline), isRule, today)
    {
    }

    private readonly Lazy<ILookup<(string Path, string RuleId), BaselineEntry>> _places = new(() => (accepted.Value?.Entries ?? [])
        .SelectMany(entry => entry.Paths.Select(path => (Path: path, Entry: entry)))
        .ToLookup(place => (place.Path, place.Entry.RuleId), place => place.Entry));

    /// <summary>Applies markers, then the configuration, then the baseline to what is left.</summary>
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
        var marking = new Marking(isRule, markersOf, today);
        var suppressed = marking.Apply(findings);
        List<string> warnings = [.. marking.Warnings];
        var allowed = Allow([.. findings.Where(f => !suppressed.ContainsKey(f))], suppressed, warnings);
        var met = Accept([.. findings.Where(f => !suppressed.ContainsKey(f))], suppressed, warnings, isChange, countsCopies);
        warnings.AddRange(findings.Where(f => !suppressed.ContainsKey(f)).Select(f => Replaced(f, met)).OfType<string>());
        return new SuppressionResult(
            [.. findings.Where(f => !suppressed.ContainsKey(f))],
            [.. findings.Where(suppressed.ContainsKey).Select(f => suppressed[f])],
            [.. warnings.Distinct()],
            [.. (accepted.Value?.Entries ?? []).Where(e => !met.Contains(e))])
        {
            UnusedAllow = [.. (allowlist?.Value?.Entries ?? []).Where(e => !allowed.Contains(e))],
        };
    }

    // The entries that met something.
    private HashSet<AllowEntry> Allow(List<Finding> findings, Dictionary<Finding, SuppressedFinding> suppressed, List<string> warnings)
    {
        var used = new HashSet<AllowEntry>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings)
        {
            var entries = allowlist?.Value?.Of(finding).ToList() ?? [];
            used.UnionWith(entries);
            if (entries.Find(entry => !entry.IsExpired(today)) is { } entry)
            {
                suppressed[finding] = new SuppressedFinding(finding, SuppressedBy.Allowlist, entry.Reason, entry.Owner, entry.Expires);
            }
            else
            {
                warnings.AddRange(entries.Select(late => $"{late.At.File}:{late.At.Line}: this entry of 'allow' expired on {late.Expires:yyyy-MM-dd}, and what it said no to reports again"));
            }
        }

        return used;
    }

    // The entries that met something.
    private HashSet<BaselineEntry> Accept(
        List<Finding> findings, Dictionary<Finding, SuppressedFinding> suppressed, List<string> warnings, bool isChange, bool countsCopies)
    {
        HashSet<BaselineEntry> used = new(ReferenceEqualityComparer.Instance);
        foreach (var same in findings.GroupBy(f => f.Fingerprint.Text))
        {
            if (accepted.Value?.Find(new Fingerprint(same.Key)) is not { } entry)
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

        return used;
    }

    // Where an accepted value is gone and another of its kind stands in the file, somebody has put a new one in its place.
    private string? Replaced(Finding finding, HashSet<BaselineEntry> met)
    {
        if (finding.Origin.Path is not { } path || accepted.Value is null)
        {
            return null;
        }

        var gone = _places.Value[(path, finding.Rule.Id)].FirstOrDefault(entry => !met.Contains(entry));
        return gone is null ? null
            : $"{path}:{finding.Location.StartLine}: another value stands where the baseline accepts {gone.Fingerprint} ({gone.RuleId}): that entry does not speak for it";
    }
}
