using System.Text;

namespace SecretScan.Reporting;

/// <summary>The report for the page of a build or a pull request: a table of what was found, what to do now, what was not read.</summary>
/// <param name="options">How to render; values stay masked whatever it says, because pages are kept.</param>
public sealed class MarkdownReport(ReportOptions options) : IReporter
{
    // GitHub takes a megabyte for a step.
    private const int MostRows = 200;
    private const int MostSkipped = 20;

    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var masked = options with { Reveal = false };
        var safe = SafeText.Of(result, masked);
        var summary = new Summary(result.Findings);
        var counts = summary.Each((severity, count) => $"{count:N0} {Term.Of(severity)}");
        text.WriteLine(result.Findings.IsEmpty
            ? $"### SecretScan: nothing found{(result.Coverage.Complete ? "" : " in what was read")}"
            : $"### SecretScan: {Amount.Of(summary.Findings, "finding")} ({string.Join(", ", counts)})");
        text.WriteLine();
        WriteFindings(result, new Places(masked, safe, new Palette(false)), safe, text);
        WriteSkipped(result.Coverage, safe, text);
        text.WriteLine($"{Markdown.Plain(CoverageText.Read(result))}.{(result.Suppressed.IsEmpty ? "" : $" {Amount.Of(result.Suppressed.Length, "finding")} suppressed.")}");
    }

    private static void WriteFindings(ScanResult result, Places places, SafeText safe, TextWriter text)
    {
        if (result.Findings.IsEmpty)
        {
            return;
        }

        var blocks = FindingBlock.Of(result.Findings);
        text.WriteLine("| severity | what | where | value | commit |");
        text.WriteLine("| --- | --- | --- | --- | --- |");
        var rows = blocks.SelectMany(block => block.Findings.Select(finding => (block, finding))).ToList();
        foreach (var (block, finding) in rows.Take(MostRows))
        {
            var commit = finding.Origin.Commit is { } brought ? safe.Show($"{brought.Id[..Math.Min(10, brought.Id.Length)]} {brought.Author}", 60) : "";
            text.WriteLine($"| {Term.Of(block.Severity)} | {Markdown.Plain(Printable.Of(block.Title))} | {Markdown.Plain(places.Place(finding))} | {Markdown.Plain(finding.Secret.Mask)} {Markdown.Plain(finding.Rule.Id)} | {Markdown.Plain(commit)} |");
        }

        text.WriteLine();
        if (rows.Count > MostRows)
        {
            text.WriteLine($"And {Amount.Of(rows.Count - MostRows, "more finding")}; the log has them.\n");
        }

        text.WriteLine("**Do now**\n");
        foreach (var summary in blocks.Select(block => block.Rule.Remediation.Summary).Distinct().Take(MostRows))
        {
            text.WriteLine($"- {Markdown.Plain(Printable.Of(summary))}");
        }

        text.WriteLine();
    }

    private static void WriteSkipped(Coverage coverage, SafeText safe, TextWriter text)
    {
        var skipped = coverage.Skipped;
        if (skipped.Count == 0)
        {
            return;
        }

        text.WriteLine($"**Incomplete: {Amount.Of(skipped.Count, "item")} not read, so secrets may have been missed**\n");
        foreach (var item in skipped.Take(MostSkipped))
        {
            text.WriteLine($"- {Markdown.Plain(safe.Show($"{item.Path ?? item.Blob ?? "the scan"}: {Term.Of(item.Reason)} {item.Detail}".TrimEnd()))}");
        }

        text.WriteLine();
    }
}
