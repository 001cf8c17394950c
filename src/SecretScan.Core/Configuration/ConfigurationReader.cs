using System.Collections.Immutable;
using System.Globalization;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Rules.Syntax;
using SecretScan.Sources;

namespace SecretScan.Configuration;

/// <summary>Reads a configuration strictly: what is misspelt would otherwise allow, or refuse, something else than was meant.</summary>
internal static class ConfigurationReader
{
    public static readonly string[] Keys =
    [
        "version", "failOn", "minSeverity", "minConfidence", "maxFileSize", "timeout", "baseline", "reports", "newSuppressions", "rules", "paths", "allow",
    ];

    public static readonly string[] RuleKeys = ["disable", "severity", "files"];
    public static readonly string[] PathKeys = ["include", "exclude"];
    public static readonly string[] AllowKeys = ["reason", "paths", "rules", "values", "owner", "expires"];

    private static readonly string[] Severities = ["info", "low", "medium", "high", "critical"];
    private static readonly string[] Confidences = ["low", "medium", "high"];
    private static readonly string[] Judgements = ["refuse", "allow"];

    public static ConfigurationFile Read(ReadOnlySpan<byte> content, string name)
    {
        var root = YamlReader.Read(content, name) ?? throw NoVersion(new Place(name, 1, 1));
        var file = new Section(root, "a configuration", Keys);
        RefuseOtherVersions(file);
        var rules = Child(file, "rules", RuleKeys);
        var paths = Child(file, "paths", PathKeys);
        return new ConfigurationFile
        {
            Name = name,
            FailOn = file.Find("failOn") is { } bar ? new(SeverityOf(bar), bar.At) : null,
            MinSeverity = file.Find("minSeverity") is { } least ? new(SeverityOf(least), least.At) : null,
            MinConfidence = file.Find("minConfidence") is { } sure ? new((Confidence)IndexOf(sure, Confidences), sure.At) : null,
            MaxFileSize = file.Find("maxFileSize") is { } size ? new(Size(size), size.At) : null,
            Timeout = file.Find("timeout") is { } time ? new(Time(time), time.At) : null,
            Baseline = file.Find("baseline") is { } known ? new(Below(known), known.At) : null,
            Reports = file.Texts("reports", Report),
            AllowsNewMarkers = file.Find("newSuppressions") is { } judgement ? new(IndexOf(judgement, Judgements) == 1, judgement.At) : null,
            DisabledRules = rules?.Texts("disable", RuleId) ?? [],
            RuleSeverities = rules?.Find("severity") is { } severity ? SeveritiesOf(severity) : [],
            RuleFiles = rules?.Texts("files", Below) ?? [],
            IncludedPaths = paths?.Texts("include", Glob) ?? [],
            ExcludedPaths = paths?.Texts("exclude", Glob) ?? [],
            Allow = Allow(file),
        };
    }

    private static Section? Child(Section file, string key, string[] keys) => file.Find(key) is { } node ? new Section(node, $"'{key}'", keys) : null;

    private static void RefuseOtherVersions(Section file)
    {
        var version = file.Find("version") ?? throw NoVersion(file.At);
        if (version is not { Text: "1", IsQuoted: false })
        {
            throw Section.Wrong(version, $"this program reads 'version: {ConfigurationFile.Version}' (a later one, if this is another)");
        }
    }

    private static ConfigurationException NoVersion(Place at) => YamlReader.Wrong(at, $"a configuration begins with 'version: {ConfigurationFile.Version}'");

    private static ImmutableArray<AllowEntry> Allow(Section file)
    {
        var items = file.Items("allow");
        var known = new HashSet<string>(items.Count);
        var entries = ImmutableArray.CreateBuilder<AllowEntry>(items.Count);
        foreach (var item in items)
        {
            var entry = AllowEntry(item);
            if (!known.Add($"{string.Join('|', entry.Paths)}\n{string.Join('|', entry.Rules.Select(rule => rule.Value))}\n{string.Join('|', entry.Values)}"))
            {
                throw Section.Wrong(item, "an entry of 'allow' above says no to the same");
            }

            entries.Add(entry);
        }

        return entries.MoveToImmutable();
    }

    private static AllowEntry AllowEntry(YamlNode node)
    {
        var entry = new Section(node, "an entry of 'allow'", AllowKeys);
        var read = new AllowEntry
        {
            At = node.At,
            Reason = entry.Text("reason") ?? throw Section.Wrong(node, "an entry of 'allow' needs a reason"),
            Paths = [.. entry.Texts("paths", Glob).Select(path => path.Value)],
            Rules = entry.Texts("rules", RuleId),
            Values = [.. entry.Texts("values", FingerprintOf).Select(value => value.Value)],
            Owner = entry.Text("owner"),
            Expires = entry.Find("expires") is { } last ? Date(last) : null,
        };
        return read is { Paths: [], Rules: [], Values: [] }
            ? throw Section.Wrong(node, "an entry of 'allow' needs paths, rules or values; all that it has must hold")
            : read;
    }

    private static ImmutableArray<RuleSeverity> SeveritiesOf(YamlNode node) =>
        [.. Section.Pairs(node, "'severity'").Select(pair => new RuleSeverity(new(RuleId(pair.Key), pair.Key.At), SeverityOf(pair.Value)))];

    private static long Size(YamlNode node) => Measure.Size(node.Text ?? "") ?? throw Section.Wrong(node, "a size is written 500KB, 100MB or 10MiB");

    private static TimeSpan Time(YamlNode node) => Measure.Duration(node.Text ?? "") ?? throw Section.Wrong(node, "a time is written 30s, 5m or 1h");

    private static Severity SeverityOf(YamlNode node) => (Severity)IndexOf(node, Severities);

    private static int IndexOf(YamlNode node, string[] words)
    {
        var word = Section.Text(node, "this value");
        return Array.IndexOf(words, word) is var index and >= 0
            ? index
            : throw Section.Wrong(node, $"{WrittenWord.Of(word)} is none of {string.Join(", ", words)}{Nearest.To(word, words)}");
    }

    private static string RuleId(YamlNode node) =>
        Section.Text(node, "a rule id") is var id && Names.IsId(id) ? id : throw Section.Wrong(node, $"{WrittenWord.Of(id)} is no rule id: one is lower-case words with hyphens");

    private static DateOnly Date(YamlNode node) =>
        DateOnly.TryParseExact(Section.Text(node, "a date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Section.Wrong(node, $"{WrittenWord.Of(node.Text!)} is no date: one is written 2027-01-31");

    private static string FingerprintOf(YamlNode node) =>
        Fingerprint.TryParse(Section.Text(node, "a fingerprint"), out var fingerprint)
            ? fingerprint.Text
            : throw Section.Wrong(node, "this is no fingerprint: reports print them, they begin with v1:; a value itself does not belong here");

    private static string Glob(YamlNode node)
    {
        var glob = Section.Text(node, "a path");
        return PathGlob.Fault(glob) is { } fault ? throw Section.Wrong(node, $"{WrittenWord.Of(glob)}: {fault}") : glob;
    }

    // A repository that somebody cloned does not write to places of their machine, nor read from there.
    private static string Below(YamlNode node)
    {
        var path = Section.Text(node, "a path");
        return IsBelow(path) ? path.TrimEnd('/') : throw Section.Wrong(node, $"{WrittenWord.Of(path)} does not lead from the configuration's folder to something in it; options may name any path");
    }

    private static string Report(YamlNode node)
    {
        var report = Section.Text(node, "a report");
        var equals = report.IndexOf('=', StringComparison.Ordinal);
        return !Names.IsId(equals < 0 ? report : report[..equals]) ? throw Section.Wrong(node, "a report is written FORMAT or FORMAT=PATH")
            : equals < 0 || IsBelow(report[(equals + 1)..]) ? report
            : throw Section.Wrong(node, $"{WrittenWord.Of(report)} does not lead from the configuration's folder to something in it; --report may name any path");
    }

    private static bool IsBelow(string path) =>
        path.Length > 0 && path[0] != '/' && path.AsSpan().IndexOfAny('\\', ':') < 0
        && path.Split('/') is var names && !names.Contains("..") && !names.Contains(".git", StringComparer.OrdinalIgnoreCase);
}
