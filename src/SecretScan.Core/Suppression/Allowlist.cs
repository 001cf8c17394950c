using SecretScan.Configuration;
using SecretScan.Sources;

namespace SecretScan.Suppression;

/// <summary>What a configuration says no to, found by value, rule and path.</summary>
public sealed class Allowlist
{
    private readonly Func<string, string>? _fromRoot;
    private readonly Dictionary<string, List<AllowEntry>> _byValue = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AllowEntry>> _byRule = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AllowEntry>> _byName = new(PathGlob.NameComparer);
    private readonly List<AllowEntry> _others = [];
    private readonly Dictionary<AllowEntry, PathFilter> _paths = new(ReferenceEqualityComparer.Instance);

    /// <summary>Of some entries.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="fromRoot">Makes of a path as a finding names it one from the root of the repository; null where findings do.</param>
    public Allowlist(IReadOnlyList<AllowEntry> entries, Func<string, string>? fromRoot = null)
    {
        Entries = entries;
        _fromRoot = fromRoot;
        var names = Entries.Where(entry => entry.Values.IsEmpty).SelectMany(entry => entry.Paths).SelectMany(PathGlob.Names).CountBy(name => name, PathGlob.NameComparer)
            .ToDictionary(PathGlob.NameComparer);
        foreach (var entry in entries)
        {
            File(entry, names);
        }
    }

    /// <summary>The entries, in the order of the file.</summary>
    public IReadOnlyList<AllowEntry> Entries { get; }

    /// <summary>The entries that say no to <paramref name="finding"/>, expired ones among them.</summary>
    public IEnumerable<AllowEntry> Of(Finding finding)
    {
        var rule = finding.Rule.Id;
        var path = finding.Origin.Path is { } named ? _fromRoot?.Invoke(named) ?? named : null;
        return _byValue.GetValueOrDefault(finding.Fingerprint.Text, [])
            .Concat(_byRule.GetValueOrDefault(rule, []))
            .Concat(path is null ? [] : path.Split('/').SelectMany(name => _byName.GetValueOrDefault(name, [])))
            .Concat(_others)
            .Distinct(ReferenceEqualityComparer.Instance).Cast<AllowEntry>()
            .Where(entry => IsOf(entry, rule) && (entry.Paths.IsEmpty || (path is not null && PathsOf(entry).Matches(path))));
    }

    // Under what is rarest: a value stands in few entries, a name of a path in some, a rule in many.
    private void File(AllowEntry entry, Dictionary<string, int> names)
    {
        foreach (var value in entry.Values)
        {
            Add(_byValue, value, entry);
        }

        foreach (var path in entry.Values.IsEmpty ? entry.Paths : [])
        {
            if (PathGlob.Names(path).MinBy(name => names[name]) is { } name)
            {
                Add(_byName, name, entry);
            }
            else
            {
                _others.Add(entry);
            }
        }

        foreach (var rule in entry.Values.IsEmpty && entry.Paths.IsEmpty ? entry.Rules : [])
        {
            Add(_byRule, rule.Value, entry);
        }
    }

    private static void Add(Dictionary<string, List<AllowEntry>> entries, string key, AllowEntry entry)
    {
        if (!entries.TryGetValue(key, out var same))
        {
            entries[key] = same = [];
        }

        same.Add(entry);
    }

    private static bool IsOf(AllowEntry entry, string rule)
    {
        foreach (var id in entry.Rules)
        {
            if (id.Value == rule)
            {
                return true;
            }
        }

        return entry.Rules.IsEmpty;
    }

    private PathFilter PathsOf(AllowEntry entry)
    {
        if (!_paths.TryGetValue(entry, out var paths))
        {
            _paths[entry] = paths = new PathFilter(entry.Paths);
        }

        return paths;
    }
}
