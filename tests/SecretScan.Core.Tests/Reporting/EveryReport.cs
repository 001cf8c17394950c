using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SecretScan.Reporting;
using SecretScan.Rules;

namespace SecretScan.Tests.Reporting;

/// <summary>What is true of a report in every format.</summary>
public class EveryReport
{
    private static readonly Dictionary<string, Func<string, int>> Count = new()
    {
        [nameof(TextReport)] = report => Regex.Count(report, @"file-\d+\.env:\d+:\d+"),
        [nameof(JsonReport)] = report => Root(report).GetProperty("findings").GetArrayLength(),
        [nameof(JsonLinesReport)] = report => Regex.Count(report, @"^\{""finding"":", RegexOptions.Multiline),
        [nameof(SarifReport)] = report => Root(report).GetProperty("runs")[0].GetProperty("results").EnumerateArray().Count(one => one.GetProperty("suppressions").GetArrayLength() == 0),
        [nameof(JUnitReport)] = report => XElement.Parse(report).Descendants("failure").Count() + Regex.Count(report, "below --fail-on"),
        [nameof(CsvReport)] = report => ATable.Rows(report).Count(row => row[0] == "open"),
        [nameof(HtmlReport)] = report => Regex.Count(report, "data-finding=\""),
        [nameof(MarkdownReport)] = report => Regex.Count(report, @"^\| (critical|high|medium|low|info) ", RegexOptions.Multiline),
        [nameof(GitHubReport)] = report => Regex.Count(report, "^::(error|warning|notice) file=", RegexOptions.Multiline),
        [nameof(GitLabQualityReport)] = report => Root(report).EnumerateArray().Count(one => one.GetProperty("check_name").GetString() != "not-read"),
        [nameof(GitLabSecretsReport)] = report => Root(report).GetProperty("vulnerabilities").GetArrayLength(),
        [nameof(AzureReport)] = report => Regex.Count(report, "^##vso.task.logissue type=[a-z]+;sourcepath=", RegexOptions.Multiline),
    };

    [Fact]
    public void HasEveryFindingOnce()
    {
        var result = Mixed();
        Assert.All(Rendered.Each(result), report => Assert.Equal((report.Key, result.Findings.Length), (report.Key, Count[report.Key](report.Value))));
    }

    [Fact]
    public void SaysWhatWasNotRead()
    {
        var result = Mixed();
        Assert.All(Rendered.Each(result), report => Assert.DoesNotContain("huge", report.Value, StringComparison.Ordinal));
        result.Coverage.Skip("huge", null, SkipReason.TooLarge, null);
        Assert.All(Rendered.Each(result), report => Assert.Contains("huge", report.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void ShowsNoValue()
    {
        string[] values = [Sample.Key, Sample.ApiSecret, Sample.Passphrase, Sample.Token];
        foreach (var (name, report) in Rendered.Each(Mixed()))
        {
            Assert.True(!values.Any(value => report.Contains(value.Replace("¦", "", StringComparison.Ordinal), StringComparison.Ordinal)), name);
        }
    }

    [Fact]
    public void ShowsValuesOnlyToWhoAskedWhereReportsAreNotUploaded()
    {
        var token = Sample.Token.Replace("¦", "", StringComparison.Ordinal);
        var shown = Rendered.Each(Mixed(), new ReportOptions { Reveal = true }).Where(report => report.Value.Contains(token, StringComparison.Ordinal));
        Assert.Equal([nameof(TextReport), nameof(JsonReport), nameof(JsonLinesReport)], shown.Select(report => report.Key));
    }

    // A set, one value in two files, one that does not block, and what was said no to.
    private static ScanResult Mixed()
    {
        Finding[] findings =
        [
            .. Sample.KuCoinSet(),
            Sample.Finding(Sample.GitHub, Sample.Token, "", 1),
            Sample.Finding(Sample.GitHub, Sample.Token, "", 2),
            Sample.Finding(Sample.GitHub, Sample.Token + "x", "", 1) with { Severity = Severity.Low },
        ];
        var numbered = findings.Select((finding, i) => finding with { Origin = finding.Origin with { Path = $"file-{i}.env" } });
        return Sample.Result([.. numbered]) with
        {
            Suppressed = [new SuppressedFinding(Sample.Finding(Sample.GitHub, Sample.Token, "test/a.txt", 1), SuppressedBy.Baseline, "a fixture")],
        };
    }

    private static JsonElement Root(string report) => JsonDocument.Parse(report).RootElement;
}
