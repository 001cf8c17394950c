using SecretScan.History;

namespace SecretScan.Reporting;

/// <summary>
/// What to revoke first: the severest; of these a complete set before a part, because it can be used as it is; what HEAD still holds
/// before what has gone, because everybody who looks sees it; then what has been out the longest.
/// </summary>
internal static class Urgency
{
    /// <summary>Blocks, the most urgent first.</summary>
    public static List<FindingBlock> Order(IEnumerable<FindingBlock> blocks) =>
    [
        .. blocks
            .OrderByDescending(block => block.Severity)
            .ThenByDescending(block => block.Set is { Complete: true })
            .ThenByDescending(IsInHead)
            .ThenByDescending(Days),
    ];

    /// <summary>True when HEAD still holds a part; false where history was not looked at.</summary>
    public static bool IsInHead(FindingBlock block) => Exposures(block).Any(exposure => exposure.InHead);

    /// <summary>Days since the first part was committed, 0 where history was not looked at.</summary>
    public static int Days(FindingBlock block) => Exposures(block).Select(exposure => exposure.Days).DefaultIfEmpty().Max();

    /// <summary>The reasons in words: <c>complete, still in HEAD, out for 749 days</c>.</summary>
    public static string Why(FindingBlock block)
    {
        List<string> reasons = [];
        if (block.Set is { } set)
        {
            reasons.Add(set.Complete ? "complete, so it can be used as it is" : "a part is missing");
        }

        if (Exposures(block).Any())
        {
            reasons.Add(IsInHead(block) ? "still in HEAD" : "in history only");
            reasons.Add($"out for {Amount.Of(Days(block), "day")}");
        }

        var text = string.Join(", ", reasons);
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>How long the parts have been out.</summary>
    public static IEnumerable<Exposure> Exposures(FindingBlock block) => block.Findings.Select(finding => finding.Exposure).OfType<Exposure>();
}
