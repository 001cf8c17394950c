using System.Text;
using SecretScan.Configuration;
using SecretScan.Suppression;

namespace SecretScan.Benchmarks;

/// <summary>What ten thousand suppressions cost a scan: reading them, and saying no to what they meet.</summary>
internal static class SuppressionBenchmark
{
    private const int Rounds = 40;
    private const int Suppressions = 10_000;
    private const int Files = 250;

    private static readonly DateOnly Today = new(2026, 1, 31);

    public static void Run()
    {
        var findings = Findings();
        var baseline = Encoding.UTF8.GetBytes(BaselineText(findings));
        var configuration = Encoding.UTF8.GetBytes(ConfigurationText(findings));
        var read = (Baseline: Baseline.Parse(baseline, "baseline"), Allow: ConfigurationFile.Parse(configuration, "configuration").Allow);
        var none = new Suppressor(baseline: null, _ => true, Today);
        var (byBaseline, byAllow) = (Apply(read.Baseline, null), Apply(null, read.Allow));
        (string Name, Action Work)[] competitors =
        [
            ($"{findings.Count} findings, nothing suppressed", () => none.Apply(findings, _ => [])),
            ($"reading a baseline of {Suppressions} entries", () => Baseline.Parse(baseline, "baseline")),
            ($"reading a configuration of {Suppressions} entries", () => ConfigurationFile.Parse(configuration, "configuration")),
            ($"the baseline: {byBaseline().Suppressed.Length} of the findings", () => byBaseline()),
            ($"the configuration: {byAllow().Suppressed.Length} of them", () => byAllow()),
        ];
        var times = Timing.Medians(Rounds, [.. competitors.Select(competitor => competitor.Work)]);
        foreach (var ((name, _), time) in competitors.Zip(times))
        {
            Console.WriteLine($"{name,-50} {time.TotalMilliseconds,7:F2} ms {time / times[0],7:F1} x nothing suppressed");
        }

        Func<SuppressionResult> Apply(Baseline? baseline, IReadOnlyList<AllowEntry>? allow) => () =>
            new Suppressor(new Lazy<Baseline?>(baseline), _ => true, Today, new Lazy<Allowlist?>(allow is null ? null : new Allowlist(allow))).Apply(findings, _ => []);
    }

    // Made-up credentials in as many files, found as in any scan.
    private static List<Finding> Findings()
    {
        var scanner = new Scanner([RuleSet.BuiltIn]);
        return [.. Enumerable.Range(0, Files).SelectMany(file => scanner.Scan(new Fragment(
            Encoding.UTF8.GetBytes($"KUCOIN_API_KEY=66a5c1f8e1f3b2000173{file:x4}\nKUCOIN_API_SECRET=3f8e21c7-9d4b-4e6a-8b1f-7c25d09a{file:x4}\n"),
            new Origin { Kind = OriginKind.File, Path = $"bots/{file % 7}/b{file}/.env" })))];
    }

    private static string BaselineText(List<Finding> findings) => $$"""
        {"schemaVersion": 1, "entries": [{{string.Join(",\n", Enumerable.Range(0, Suppressions).Select(number => $$"""
        {"fingerprint": "{{Value(findings, number)}}", "ruleId": "kucoin-api-key", "provider": "kucoin", "paths": ["bots/{{number}}/.env"], "occurrences": 1, "reason": "known on the day we began", "owner": null, "expires": null, "addedAt": "2026-01-31"}
        """))}}]}
        """;

    // A third each by value, by rule and path, by path alone.
    private static string ConfigurationText(List<Finding> findings) => "version: 1\nallow:\n" + string.Concat(Enumerable.Range(0, Suppressions).Select(number =>
        $"  - reason: a fixture of the replay tests, number {number}\n" + (number % 3) switch
        {
            0 => $"    values: [{Value(findings, number)}]\n    owner: ada@example.org\n    expires: 2027-01-31\n",
            1 => $"    rules: [kucoin-api-secret]\n    paths: [bots/3/b{number}/**]\n",
            _ => $"    paths: ['**/b{number}/.env']\n",
        }));

    private static string Value(List<Finding> findings, int number) => number < findings.Count
        ? findings[number].Fingerprint.Text
        : Fingerprints.Strong(Encoding.UTF8.GetBytes($"value {number}")).Text;
}
