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
        var created = block.Set?.Created is { } time ? $"created {Day(time)} (from the key), " : "";
        return
        [
            $"{created}first committed {Day(first.First.Date)}{Completed(block, first)}, exposed {Amount.Of(first.Days, "day")}, {Where(exposures)}",
            $"{Amount.Of(exposures.Max(e => e.Versions), "version")}{Age(block, first)}",
        ];
    }

    private static string Completed(FindingBlock block, Exposure first) =>
        block.Set is { Complete: true, CompletedIn: { } commit } && commit.Date > first.First.Date.AddDays(1)
            ? $", complete since {Day(commit.Date)}"
            : "";

    // A key that outlived its rotation was in more hands than it had to be. It is at least as old as what first held it.
    private static string Age(FindingBlock block, Exposure first)
    {
        var age = first.Days + (block.Set?.Created is { } created ? (first.First.Date - created).Days : 0);
        var late = block.Rule.Rotation is { } rotation && age > rotation.From
            ? $" and {(age > rotation.To ? "was" : "is")} to be replaced after {rotation}"
            : "";
        return block.Set?.Created is not null ? $"; the key is {Amount.Of(age, "day")} old{late}"
            : late.Length > 0 ? $"; at least {Amount.Of(age, "day")} old{late}"
            : "";
    }

    private string Where(List<Exposure> exposures)
    {
        List<string> refs = [.. exposures.SelectMany(e => e.Refs).Distinct().Order(StringComparer.Ordinal)];
        var tags = Named(refs.Where(IsTag), "tag");
        var branches = Named(refs.Where(name => !IsTag(name)), "branch");
        if (exposures.Exists(e => e.InHead))
        {
            return $"still in HEAD{(branches.Length > 0 ? " of " : "")}{branches}{(tags.Length > 0 ? " and in " : "")}{tags}";
        }

        if (refs.Count > 0)
        {
            return $"still in {branches}{(branches.Length > 0 && tags.Length > 0 ? " and in " : "")}{tags}";
        }

        var last = exposures.MaxBy(e => e.LastSeen)!;
        var held = last.LastCommit is { } commit ? $" (last in {Printable.Of(commit[..Math.Min(10, commit.Length)])})" : "";
        return $"in no ref's files since {Day(last.LastSeen)}{held}, but in the history that everybody gets who clones";
    }

    private string Named(IEnumerable<string> refs, string noun)
    {
        List<string> names = [.. refs];
        var more = names.Count > MostRefs ? $" and {names.Count - MostRefs:N0} more" : "";
        var count = noun == "branch" && names.Count > 1 ? $"{names.Count:N0} branches" : Amount.Of(names.Count, noun);
        return names.Count == 0 ? "" : $"{count} ({string.Join(", ", names.Take(MostRefs).Select(name => safe.Show(Short(name))))}{more})";
    }

    private static bool IsTag(string name) => name.StartsWith("refs/tags/", StringComparison.Ordinal);

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
