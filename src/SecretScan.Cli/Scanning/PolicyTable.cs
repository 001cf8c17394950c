using SecretScan.Rules.Syntax;

namespace SecretScan.Cli.Scanning;

/// <summary>A policy as a table: each setting, its value, and where it comes from. Nothing that applies is left out.</summary>
internal static class PolicyTable
{
    /// <summary>The rows.</summary>
    /// <exception cref="SecretScan.Configuration.ConfigurationException">The configuration cannot be read.</exception>
    public static IEnumerable<(string Setting, string Value, string From)> Of(Policy policy)
    {
        var (settings, file) = (policy.Settings, policy.Configuration);
        yield return ("configuration", file?.Name ?? "none", policy.ConfigurationOrigin);
        yield return ("failOn", Names.Word(settings.FailOn.Value), settings.FailOn.From);
        yield return ("minSeverity", Names.Word(settings.MinSeverity.Value), settings.MinSeverity.From);
        yield return ("minConfidence", Names.Word(settings.MinConfidence.Value), settings.MinConfidence.From);
        yield return ("maxFileSize", $"{settings.MaxFileSize.Value} bytes", settings.MaxFileSize.From);
        yield return ("timeout", settings.Timeout.Value == Timeout.InfiniteTimeSpan ? "none" : $"{settings.Timeout.Value.TotalSeconds} s", settings.Timeout.From);
        yield return ("newSuppressions", settings.AllowsNewMarkers.Value ? "allow" : "refuse", settings.AllowsNewMarkers.From);
        yield return ("baseline", policy.Baseline() is { } known ? $"{policy.BaselinePlace}: {known.Entries.Length} entries" : "none", policy.BaselineOrigin);
        foreach (var (setting, value, from) in Lists(policy))
        {
            yield return (setting, value, from);
        }
    }

    private static IEnumerable<(string Setting, string Value, string From)> Lists(Policy policy)
    {
        foreach (var rules in policy.TypedRules)
        {
            yield return ("rules.files", rules, "--rules");
        }

        if (policy.Configuration is not { } file)
        {
            yield break;
        }

        (string, IEnumerable<Written<string>>)[] lists =
        [
            ("rules.files", file.RuleFiles),
            ("rules.disable", file.DisabledRules),
            ("rules.severity", file.RuleSeverities.Select(pair => new Written<string>($"{pair.Rule.Value}: {Names.Word(pair.Severity)}", pair.Rule.At))),
            ("paths.include", file.IncludedPaths),
            ("paths.exclude", file.ExcludedPaths),
            ("reports", policy.HasTypedReports ? [] : file.Reports),
            ("allow", file.Allow.Select(entry => new Written<string>(Said(entry), entry.At))),
        ];
        foreach (var (setting, values) in lists)
        {
            foreach (var value in values)
            {
                yield return (setting, value.Value, $"{value.At.File}:{value.At.Line}");
            }
        }
    }

    private static string Said(Configuration.AllowEntry entry) => string.Join(
        ' ',
        [
            .. entry.Paths, .. entry.Rules.Select(rule => rule.Value), .. entry.Values.Select(value => value.Text), $"({entry.Reason})",
            .. entry.Owner is { } owner ? [owner] : Array.Empty<string>(), .. entry.Expires is { } last ? [$"until {last:yyyy-MM-dd}"] : Array.Empty<string>(),
        ]);
}
