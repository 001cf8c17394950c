namespace SecretScan.Suppression;

/// <summary>A finding and which copy of its value it is.</summary>
/// <remarks>
/// History shows a file in many versions, each with the value in it; that is one copy, not many. A copy is a place
/// (path, or message) and a rank among the findings in one version of it.
/// </remarks>
/// <param name="Finding">The finding.</param>
/// <param name="Number">From 0.</param>
internal sealed record Copy(Finding Finding, int Number)
{
    /// <summary>The copies of one value, those at <paramref name="known"/> places first.</summary>
    public static List<Copy> Of(IReadOnlyList<Finding> sameValue, Predicate<string> known)
    {
        List<Copy> copies = [];
        var next = 0;
        var places = sameValue.GroupBy(Place).OrderBy(place => place.Key, StringComparer.Ordinal).ToList();
        foreach (var place in places.Where(p => known(p.Key)).Concat(places.Where(p => !known(p.Key))))
        {
            var most = 0;
            foreach (var version in place.GroupBy(finding => finding.Origin.Blob ?? ""))
            {
                var findings = version.ToList();
                findings.Sort(ByLocation);
                copies.AddRange(findings.Select((finding, rank) => new Copy(finding, next + rank)));
                most = Math.Max(most, findings.Count);
            }

            next += most;
        }

        return copies;
    }

    /// <summary>How many copies of one value there are.</summary>
    public static int Count(IReadOnlyList<Finding> sameValue)
    {
        var last = 0;
        foreach (var copy in Of(sameValue, _ => false))
        {
            last = Math.Max(last, copy.Number);
        }

        return last + 1;
    }

    // Two commits that bring the same version of a file bring one copy; two messages are two.
    private static string Place(Finding finding)
    {
        var origin = finding.Origin;
        return origin.Path ?? origin.Blob ?? origin.Commit?.Id ?? "";
    }

    private static int ByLocation(Finding a, Finding b) => a.Location.StartLine != b.Location.StartLine
        ? a.Location.StartLine.CompareTo(b.Location.StartLine)
        : a.Location.StartColumn.CompareTo(b.Location.StartColumn);
}
