using System.Text.Json;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>Code quality of GitLab: findings in the diff and the widget of a merge request, on every plan.</summary>
/// <remarks>https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. It has no place for what was not read, so that is an issue of its own.</remarks>
/// <param name="options">How to render; values stay masked whatever it says, because reports are kept.</param>
public sealed class GitLabQualityReport(ReportOptions options) : IReporter
{
    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = Ascii.Encoder });
        var safe = SafeText.Of(result, options with { Reveal = false });
        var words = new FindingText(safe);
        var ids = new FindingIds();
        json.WriteStartArray();
        foreach (var finding in result.Findings)
        {
            var text = $"{Printable.Of(finding.Rule.Title)}: {words.Of(finding)}";
            Issue(finding.Rule.Id, text, ids.Next(finding), Level(finding.Severity), safe.Show(FilePlace.Of(finding.Origin)), finding.Location.StartLine);
        }

        var number = 0;
        foreach (var skipped in result.Coverage.Skipped)
        {
            Issue("not-read", "Not read, so secrets may have been missed: " + words.Of(skipped), $"not-read:{++number}", "major", safe.Show(skipped.Path ?? "the scan"), 1);
        }

        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');

        void Issue(string check, string description, string fingerprint, string severity, string path, int line)
        {
            json.WriteStartObject();
            json.WriteString("description", description);
            json.WriteString("check_name", check);
            json.WriteString("fingerprint", fingerprint);
            json.WriteString("severity", severity);
            json.WriteStartObject("location");
            json.WriteString("path", path);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", line);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.FlushSome();
        }
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Critical => "blocker",
        Severity.High => "critical",
        Severity.Medium => "major",
        Severity.Low => "minor",
        _ => "info",
    };
}
