using SecretScan.Rules;

namespace SecretScan;

/// <summary>
/// Tells what is new. A finding is old when the same value stood with the same or a higher severity at the same path
/// before; one more occurrence, a raised severity or a newly completed set is new.
/// </summary>
internal static class NewFindings
{
    /// <summary>
    /// The findings that <paramref name="old"/> does not account for. Where a value stands more often than before, the
    /// last occurrences are the new ones. With several parents one of them is enough.
    /// </summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, IReadOnlyList<Finding> old)
    {
        var fresh = new List<Finding>();
        foreach (var place in findings.GroupBy(f => (f.Origin.Path, f.Secret)))
        {
            var severity = place.Max(f => f.Severity);
            var known = old.Where(o => o.Origin.Path == place.Key.Path && o.Secret.Equals(place.Key.Secret) && o.Severity >= severity)
                .GroupBy(o => o.Origin.Blob)
                .Select(parent => parent.Count())
                .DefaultIfEmpty(0)
                .Max();
            fresh.AddRange(place.Skip(known));
        }

        return fresh;
    }
}
