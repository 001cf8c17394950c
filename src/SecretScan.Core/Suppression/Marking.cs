namespace SecretScan.Suppression;

/// <summary>
/// Applies markers to findings. A marker that allows a finding on its own line is spent: behind one of two tokens in a
/// row, it does not allow the one below as well.
/// </summary>
/// <param name="isRule">True for the id of a rule.</param>
/// <param name="markersOf">The markers of the fragment that a finding stands in.</param>
/// <param name="today">The day against which expiry is judged; without one nothing is expired.</param>
internal sealed class Marking(Func<string, bool> isRule, Func<Finding, IReadOnlyList<InlineMarker>> markersOf, DateOnly today = default)
{
    private readonly HashSet<string> _warnings = [];
    private readonly HashSet<Use> _spent = [];

    public IEnumerable<string> Warnings => _warnings;

    public Dictionary<Finding, SuppressedFinding> Apply(IReadOnlyList<Finding> findings)
    {
        var allowed = new Dictionary<Finding, SuppressedFinding>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings)
        {
            foreach (var marker in On(finding, finding.Location.StartLine, finding.Location.EndLine))
            {
                if (marker.IsOn(finding.Location) && Allows(marker, finding))
                {
                    _spent.Add(new Use(finding.Origin, marker.Line, marker.Column, finding.Rule.Id));
                    allowed.TryAdd(finding, new SuppressedFinding(finding, SuppressedBy.Inline, marker.Reason, Expires: marker.Expires));
                }
            }
        }

        foreach (var finding in findings.Where(f => !allowed.ContainsKey(f)))
        {
            foreach (var marker in On(finding, finding.Location.StartLine - 1, finding.Location.StartLine - 1))
            {
                if (marker.IsAbove(finding.Location) && Allows(marker, finding)
                    && !_spent.Contains(new Use(finding.Origin, marker.Line, marker.Column, finding.Rule.Id)))
                {
                    allowed.TryAdd(finding, new SuppressedFinding(finding, SuppressedBy.Inline, marker.Reason, Expires: marker.Expires));
                }
            }
        }

        return allowed;
    }

    // Markers come in the order of lines; a hostile file may hold very many.
    private IEnumerable<InlineMarker> On(Finding finding, int first, int last)
    {
        var markers = markersOf(finding);
        var low = 0;
        for (var high = markers.Count; low < high;)
        {
            var middle = (low + high) / 2;
            (low, high) = markers[middle].Line < first ? (middle + 1, high) : (low, middle);
        }

        for (; low < markers.Count && markers[low].Line <= last; low++)
        {
            yield return markers[low];
        }
    }

    private bool Allows(InlineMarker marker, Finding finding)
    {
        foreach (var unknown in marker.RuleIds.Where(id => !isRule(id)))
        {
            Warn(finding, marker, $"names no rule: {unknown}");
        }

        if (marker.RuleIds.IsEmpty)
        {
            Warn(finding, marker, $"needs the rule id: {InlineMarkers.Keyword}({finding.Rule.Id}) reason");
        }

        var allows = isRule(finding.Rule.Id) && marker.RuleIds.Contains(finding.Rule.Id);
        if (allows && marker.IsExpired(today))
        {
            Warn(finding, marker, marker.Expires == DateOnly.MinValue ? "names no day behind 'until'" : $"expired on {marker.Expires:yyyy-MM-dd}, and what it said no to reports again");
            return false;
        }

        return allows;
    }

    private sealed record Use(Origin Origin, int Line, int Column, string RuleId);

    private void Warn(Finding finding, InlineMarker marker, string what) =>
        _warnings.Add($"{finding.Origin.Path ?? "input"}:{marker.Line}:{marker.Column}: {InlineMarkers.Keyword} {what}");
}
