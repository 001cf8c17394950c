using SecretScan.History;

namespace SecretScan.Reporting;

/// <summary>The lines that say how long a credential has been in history, and where it still is.</summary>
internal sealed class ExposureText(SafeText safe)
{
    private const int MostRefs = 3;

    /// <summary>The lines for a block; none when history was not looked at.</summary>
    public List<string> Of(FindingBlock block)
    {
        List<Exposure> exposures = [.. block.Findings.Select(f => f.Exposure).OfType<Exposure>()];
        if (exposures.Count == 0)
        {
            return [];
        }

        var first = exposures.MinBy(e => e.First.Date)!;
        List<string> lines = [$"{Amount.Of(first.Days, "day")}: first committed {Day(first.First.Date)}{Completed(block, first)}{Age(block, exposures)}", Where(exposures)];
        return lines;
    }

    private static string Completed(FindingBlock block, Exposure first) =>
        block.Set is { Complete: true, CompletedIn: { } commit } && commit.Date > first.First.Date.AddDays(1)
            ? $", complete since {Day(commit.Date)}"
            : "";

    // A key that outlived its rotation was in more hands than it had to be.
    private static string Age(FindingBlock block, List<Exposure> exposures)
    {
        if (block.Set?.Created is not { } created)
        {
            return "";
        }

        var age = (exposures.MaxBy(e => e.Days)!.First.Date - created).Days + exposures.Max(e => e.Days);
        return block.Rule.RotationDays is { } days && age > days
            ? $"; the key is {Amount.Of(age, "day")} old and was to be replaced after {days}"
            : $"; the key is {Amount.Of(age, "day")} old";
    }

    private string Where(List<Exposure> exposures)
    {
        var versions = Amount.Of(exposures.Max(e => e.Versions), "version");
        List<string> refs = [.. exposures.SelectMany(e => e.Refs).Distinct().Order(StringComparer.Ordinal)];
        if (exposures.Exists(e => e.InHead) || refs.Count > 0)
        {
            var shown = string.Join(", ", refs.Take(MostRefs).Select(name => safe.Show(Short(name))));
            var more = refs.Count > MostRefs ? $" and {Amount.Of(refs.Count - MostRefs, "more ref")}" : "";
            var head = exposures.Exists(e => e.InHead) ? "HEAD" : "";
            var places = string.Join(" and ", new[] { head, shown + more }.Where(place => place.Length > 0));
            return $"{versions}, still in {places}";
        }

        var last = exposures.MaxBy(e => e.LastSeen)!;
        var held = last.LastCommit is { } commit ? $" (last in {Printable.Of(commit[..Math.Min(10, commit.Length)])})" : "";
        return $"{versions}, in no ref's files since {Day(last.LastSeen)}{held}; history still gives it to everybody who clones";
    }

    private static string Short(string name)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["refs/heads/", "refs/tags/", "refs/remotes/", "refs/"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name[prefix.Length..];
            }
        }

        return name;
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
