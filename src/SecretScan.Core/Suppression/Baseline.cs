using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SecretScan.Reporting;

namespace SecretScan.Suppression;

/// <summary>The secrets of a repository that are known and accepted; a file that is committed.</summary>
public sealed class Baseline
{
    /// <summary>The file at the root of the repository.</summary>
    public const string FileName = ".secretscan-baseline.json";

    /// <summary>Version of the file format.</summary>
    public const int SchemaVersion = 1;

    private const int MostPaths = 10;

    private readonly Dictionary<string, BaselineEntry> _byFingerprint;

    /// <summary>Puts <paramref name="entries"/> in the order of the file: a new entry moves no other.</summary>
    /// <exception cref="ArgumentException">Two entries have the same fingerprint.</exception>
    public Baseline(IEnumerable<BaselineEntry> entries)
    {
        BaselineEntry[] sorted = [.. entries];
        if (!IsSorted(sorted))
        {
            Array.Sort(sorted, InOrder);
        }

        Entries = ImmutableCollectionsMarshal.AsImmutableArray(sorted);
        _byFingerprint = Entries.ToDictionary(e => e.Fingerprint.Text);
    }

    /// <summary>One without entries.</summary>
    public static Baseline Empty { get; } = new([]);

    /// <summary>The entries, by rule and fingerprint.</summary>
    public ImmutableArray<BaselineEntry> Entries { get; }

    /// <summary>The entry for <paramref name="fingerprint"/>, or null.</summary>
    public BaselineEntry? Find(Fingerprint fingerprint) => _byFingerprint.GetValueOrDefault(fingerprint.Text);

    /// <summary>Reads a file.</summary>
    /// <exception cref="BaselineException">It cannot be read, or is no baseline.</exception>
    public static Baseline Load(string path) => BaselineReader.Read(BaselineFile.Read(path), path);

    /// <summary>Reads the content of a file that was got elsewhere.</summary>
    /// <param name="content">UTF-8.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="BaselineException">It is no baseline.</exception>
    public static Baseline Parse(ReadOnlySpan<byte> content, string name) => BaselineReader.Read(content, name);

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="BaselineException">It cannot be written.</exception>
    public void Save(string path) => BaselineFile.Write(path, BaselineWriter.Write(this));

    /// <summary>A baseline that accepts everything <paramref name="result"/> reports.</summary>
    /// <param name="result">What was found, filtered and suppressed.</param>
    /// <param name="reason">Why it is accepted.</param>
    /// <param name="today">The day that new entries bear.</param>
    public static Baseline Create(ScanResult result, string reason, DateOnly today) =>
        Empty.Update(result, reason, today, whole: true).Baseline;

    /// <summary>
    /// Accepts what <paramref name="result"/> reports besides. Entries still found keep their reason; those not found
    /// are taken out when <paramref name="whole"/> and everything was read, and kept otherwise.
    /// </summary>
    /// <param name="result">What was found with this baseline in force.</param>
    /// <param name="reason">Why the new ones are accepted.</param>
    /// <param name="today">The day that new entries bear, and against which expiry is judged.</param>
    /// <param name="whole">True when the scan looked at all that the baseline speaks for: every file, or all history.</param>
    public BaselineUpdate Update(ScanResult result, string reason, DateOnly today, bool whole)
    {
        var redactor = Redactor.Of(result);
        var known = result.Suppressed.Where(s => s.By == SuppressedBy.Baseline).Select(s => s.Finding);
        var present = result.Findings.Concat(known)
            .GroupBy(f => f.Fingerprint.Text)
            .Select(same => Entry([.. same], reason, today, whole, redactor))
            .ToList();
        var found = present.Select(e => e.Fingerprint.Text).ToHashSet();
        var gone = Entries.RemoveAll(e => found.Contains(e.Fingerprint.Text));
        var removes = whole && result.Coverage.Complete;
        return new BaselineUpdate(
            new Baseline(removes ? present : present.Concat(gone)),
            [.. present.Where(e => IsNew(e, today))],
            gone,
            removes && !gone.IsEmpty);
    }

    /// <summary>
    /// Accepts <paramref name="entries"/> besides. What is accepted already keeps its reason and takes over their paths; what had expired is replaced.
    /// </summary>
    /// <param name="entries">Each with a fingerprint of its own.</param>
    /// <param name="today">The day against which expiry is judged.</param>
    public Baseline With(IEnumerable<BaselineEntry> entries, DateOnly today)
    {
        var merged = Entries.ToDictionary(entry => entry.Fingerprint);
        foreach (var entry in entries)
        {
            merged[entry.Fingerprint] = Find(entry.Fingerprint) is { } old && !old.IsExpired(today)
                ? old with { Paths = [.. old.Paths.Union(entry.Paths).Order(StringComparer.Ordinal).Take(MostPaths)], Occurrences = Math.Max(old.Occurrences, entry.Occurrences) }
                : entry;
        }

        return new Baseline(merged.Values);
    }

    private static int InOrder(BaselineEntry one, BaselineEntry other) =>
        string.CompareOrdinal(one.RuleId, other.RuleId) is not 0 and var order ? order : string.CompareOrdinal(one.Fingerprint.Text, other.Fingerprint.Text);

    // As it is written, mostly.
    private static bool IsSorted(BaselineEntry[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (InOrder(entries[i - 1], entries[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsNew(BaselineEntry entry, DateOnly today) =>
        Find(entry.Fingerprint) is not { } old || old.IsExpired(today) || old.Occurrences < entry.Occurrences;

    private BaselineEntry Entry(IReadOnlyList<Finding> same, string reason, DateOnly today, bool whole, Redactor redactor)
    {
        var fresh = new BaselineEntry
        {
            Fingerprint = same[0].Fingerprint,
            RuleId = same[0].Rule.Id,
            Provider = same[0].Rule.Provider,
            Paths =
            [
                .. same.Select(f => f.Origin.Path).OfType<string>().Select(redactor.Redact).Distinct()
                    .Order(StringComparer.Ordinal).Take(MostPaths),
            ],
            Occurrences = Copy.Count(same),
            Reason = reason,
            AddedAt = today,
        };
        return Find(fresh.Fingerprint) is { } old && !old.IsExpired(today)
            ? old with { Paths = fresh.Paths, Occurrences = whole ? fresh.Occurrences : Math.Max(old.Occurrences, fresh.Occurrences) }
            : fresh;
    }
}
