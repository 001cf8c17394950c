using SecretScan.Rules.Syntax;

namespace SecretScan.Cli.Scanning;

/// <summary>A policy as a table: each setting, its value, and where it comes from. Nothing that applies is left out.</summary>
internal static class PolicyTable
{
    /// <summary>The rows.</summary>
    /// <exception cref="SecretScan.Configuration.ConfigurationException">The configuration cannot be read.</exception>
    public static IEnumerable<(string Setting, string Value, string From)> Of(Policy policy)
    {
        var (settings, typed, file) = (policy.Settings, policy.Typed, policy.Configuration);
        yield return ("configuration", file?.Name ?? "none", policy.ConfigurationOrigin);
        yield return ("failOn", Names.Word(settings.FailOn), From("--fail-on", typed.FailOn is not null, file?.FailOn?.At));
        yield return ("minSeverity", Names.Word(settings.MinSeverity), From("--min-severity", typed.MinSeverity is not null, file?.MinSeverity?.At));
        yield return ("minConfidence", Names.Word(settings.MinConfidence), From("--min-confidence", typed.MinConfidence is not null, file?.MinConfidence?.At));
        yield return ("maxFileSize", $"{settings.MaxFileSize} bytes", From("--max-file-size", typed.MaxFileSize is not null, file?.MaxFileSize?.At));
        yield return ("timeout", settings.Timeout == Timeout.InfiniteTimeSpan ? "none" : $"{settings.Timeout.TotalSeconds} s", From("--timeout", typed.Timeout is not null, file?.Timeout?.At));
        yield return ("newSuppressions", settings.AllowsNewMarkers ? "allow" : "refuse", From("", false, file?.AllowsNewMarkers?.At));
        yield return ("baseline", policy.Baseline() is { } known ? $"{policy.BaselinePlace}: {known.Entries.Length} entries" : "none", policy.BaselineOrigin);
        foreach (var (setting, value, from) in Lists(policy))
        {
            yield return (setting, value, from);
        }
    }

    private static IEnumerable<(string Setting, string Value, string From)> Lists(Policy policy)
    {
        foreach (var rules in policy.Typed.Rules)
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
            ("reports", policy.Typed.Reports is [] ? file.Reports : []),
            ("allow", file.Allow.Select(entry => new Written<string>(Said(entry), entry.At))),
        ];
        foreach (var (setting, values) in lists)
        {
            foreach (var value in values)
            {
                yield return (setting, value.Value, From("", isTyped: false, value.At));
            }
        }
    }

    private static string From(string option, bool isTyped, Place? at) =>
        isTyped ? option : at is { } place ? $"{place.File}:{place.Line}" : "default";

    private static string Said(Configuration.AllowEntry entry) => string.Join(
        ' ',
        [
            .. entry.Paths, .. entry.Rules.Select(rule => rule.Value), .. entry.Values, $"({entry.Reason})",
            .. entry.Owner is { } owner ? [owner] : Array.Empty<string>(), .. entry.Expires is { } last ? [$"until {last:yyyy-MM-dd}"] : Array.Empty<string>(),
        ]);
}
