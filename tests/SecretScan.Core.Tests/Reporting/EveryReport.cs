using System.Text.RegularExpressions;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Testing;

namespace SecretScan.Tests.Reporting;

/// <summary>What is true of a report in every format.</summary>
public class EveryReport
{
    [Fact]
    public void HasEveryFindingOnce()
    {
        var result = Mixed();
        Assert.All(Rendered.Each(result), report => Assert.Equal((report.Key, result.Findings.Length), (report.Key, FindingCount.In(report.Key, report.Value))));
        Assert.Equal(result.Findings.Length, Regex.Count(Rendered.Text(result), @"file-\d+\.env:\d+:\d+"));
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
        Assert.Equal(["text", "json", "jsonl"], shown.Select(report => report.Key));
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
}
