namespace SecretScan.Suppression;

/// <summary>Numbers the copies of one value, so that they can be counted.</summary>
/// <remarks>
/// History shows a file in many versions, each with the value in it; that is one copy, not many. A copy is a place
/// (path, or message) and a rank among the findings in one version of it.
/// </remarks>
internal static class Copy
{
    /// <summary>Each finding and the number of its copy, from 0, those at <paramref name="known"/> places first.</summary>
    public static IReadOnlyList<(Finding Finding, int Number)> Number(
        IEnumerable<Finding> sameValue, Func<string, bool> known)
    {
        var ranked = sameValue
            .GroupBy(finding => (Place: Place(finding.Origin), finding.Origin.Blob, Commit: Message(finding.Origin)))
            .SelectMany(version => version
                .OrderBy(finding => (finding.Location.StartLine, finding.Location.StartColumn))
                .Select((finding, rank) => (Finding: finding, version.Key.Place, Rank: rank)))
            .ToList();
        var numbers = ranked
            .Select(copy => (copy.Place, copy.Rank))
            .Distinct()
            .OrderBy(copy => known(copy.Place) ? 0 : 1)
            .ThenBy(copy => copy.Place, StringComparer.Ordinal)
            .ThenBy(copy => copy.Rank)
            .Select((copy, number) => (copy, number))
            .ToDictionary(pair => pair.copy, pair => pair.number);
        return ranked.ConvertAll(copy => (copy.Finding, numbers[(copy.Place, copy.Rank)]));
    }

    private static string Place(Origin origin) => origin.Path ?? Message(origin) ?? origin.Blob ?? "";

    // Two commits that bring the same version of a file bring one copy; two messages are two.
    private static string? Message(Origin origin) =>
        origin.Kind is OriginKind.CommitMessage or OriginKind.TagMessage or OriginKind.Note
            ? origin.Blob ?? origin.Commit?.Id
            : null;
}
