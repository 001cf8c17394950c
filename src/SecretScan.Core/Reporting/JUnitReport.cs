using System.Globalization;
using System.Text;
using System.Xml;

namespace SecretScan.Reporting;

/// <summary>
/// Test results as Jenkins, GitLab and Azure read them: a failed test for each finding that blocks, a skipped one for what does not or
/// was said no to, an error for what was not read, and one that passes, because a report without tests is taken for a broken one.
/// </summary>
/// <remarks>The elements and attributes of junit-10.xsd (jenkinsci/xunit-plugin), which knows no file and no line: they are in the names.</remarks>
/// <param name="options">How to render; values stay masked whatever it says, because results are kept.</param>
public sealed class JUnitReport(ReportOptions options) : IReporter
{
    private static readonly XmlWriterSettings Layout = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };

    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var xml = XmlWriter.Create(output, Layout);
        var safe = SafeText.Of(result, options with { Reveal = false });
        var words = new FindingText(safe);
        var coverage = result.Coverage.Skipped;
        xml.WriteStartElement("testsuites");
        WriteCounts(result, coverage.Count, xml);
        xml.WriteStartElement("testsuite");
        WriteCounts(result, coverage.Count, xml);
        xml.WriteAttributeString("skipped", Number(Below(result) + result.Suppressed.Length + (options.AllowIncomplete ? coverage.Count : 0)));
        xml.WriteAttributeString("timestamp", result.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var finding in result.Findings)
        {
            var blocks = finding.Blocks(options.FailOn);
            WriteFinding(finding, blocks ? "failure" : "skipped", (blocks ? "" : "below --fail-on: ") + words.Of(finding), Steps(finding), safe, xml);
        }

        foreach (var no in result.Suppressed)
        {
            WriteFinding(no.Finding, "skipped", $"suppressed ({Term.Of(no.By)}): {safe.Show(no.Reason ?? "no reason given")}", null, safe, xml);
        }

        foreach (var skipped in coverage)
        {
            WriteCase("not read", safe.Show(skipped.Path ?? skipped.Blob ?? "the scan"), options.AllowIncomplete ? "skipped" : "error", Term.Of(skipped.Reason), "not read: " + words.Of(skipped), null, xml);
        }

        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "secretscan");
        xml.WriteAttributeString("name", "scan");
        xml.WriteElementString("system-out", CoverageText.Read(result));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteCounts(ScanResult result, int notRead, XmlWriter xml)
    {
        xml.WriteAttributeString("name", "secretscan");
        xml.WriteAttributeString("tests", Number(result.Findings.Length + result.Suppressed.Length + notRead + 1));
        xml.WriteAttributeString("failures", Number(result.Findings.Length - Below(result)));
        xml.WriteAttributeString("errors", Number(options.AllowIncomplete ? 0 : notRead));
        xml.WriteAttributeString("time", result.Duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private int Below(ScanResult result) => result.Findings.Count(finding => !finding.Blocks(options.FailOn));

    private static void WriteFinding(Finding finding, string outcome, string message, string? body, SafeText safe, XmlWriter xml)
    {
        var member = finding.Origin.Member is { } inner ? "!" + inner : "";
        var name = string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(finding.Rule.Title)} in line {finding.Location.StartLine}, column {finding.Location.StartColumn}");
        WriteCase(safe.Show(FilePlace.Of(finding.Origin) + member), name, outcome, Term.Of(finding.Severity), message, body, xml);
    }

    private static void WriteCase(string file, string name, string outcome, string type, string message, string? body, XmlWriter xml)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", file);
        xml.WriteAttributeString("name", name);
        xml.WriteStartElement(outcome);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", message);
        xml.WriteString(body);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Steps(Finding finding) => Printable.Of(finding.Rule.Impact) + "\n"
        + string.Join('\n', finding.Rule.Remediation.Steps.Select((step, i) => $"{i + 1}. {Printable.Of(step)}"));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
