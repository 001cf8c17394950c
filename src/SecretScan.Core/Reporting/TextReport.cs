using System.Text;

namespace SecretScan.Reporting;

/// <summary>
/// The report for people: what, where, how bad, what to do now; one block per credential set or value, the worst first,
/// then what was read and what was not.
/// </summary>
/// <param name="options">How to render.</param>
public sealed class TextReport(ReportOptions options) : IReporter
{
    private readonly Palette _palette = new(options.Colour);

    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var safe = SafeText.Of(result, options);
        var coverage = new CoverageText(options, safe, _palette);
        if (!result.Findings.IsEmpty)
        {
            WriteBlocks(result, safe, text);
        }

        if (!options.Quiet || !result.Findings.IsEmpty)
        {
            WriteSummary(result, text);
            WriteSuppressed(result, safe, text);
            WriteWayOut(result, text);
            coverage.WriteNotes(result.Coverage, text);
        }

        coverage.WriteSkipped(result.Coverage, text);
    }

    private void WriteBlocks(ScanResult result, SafeText safe, TextWriter text)
    {
        var places = new Places(options, safe, _palette);
        var advice = new Advice(options, safe, _palette);
        foreach (var block in FindingBlock.Of(result.Findings))
        {
            var severity = _palette.Of(block.Severity, Term.Of(block.Severity));
            text.WriteLine($"{severity}  {_palette.Bold(Printable.Of(block.Title))}");
            places.Write(block, text);
            if (!options.Quiet)
            {
                advice.Write(block, text);
            }

            text.WriteLine();
        }
    }

    private void WriteSummary(ScanResult result, TextWriter text)
    {
        var read = CoverageText.Read(result);
        var time = Amount.Time(result.Duration);
        if (result.Findings.IsEmpty)
        {
            var nothing = result.Coverage.Complete ? _palette.Good("nothing found") : "nothing found in it";
            text.WriteLine($"{read}, {nothing} ({time})");
        }
        else
        {
            var summary = new Summary(result.Findings);
            var counts = summary.Each((severity, count) => _palette.Of(severity, $"{count:N0} {Term.Of(severity)}"));
            var sets = summary.Sets == 0 ? "" : $", {Amount.Of(summary.Sets, "credential set")}";
            var findings = _palette.Bold(Amount.Of(summary.Findings, "finding"));
            text.WriteLine($"{findings} ({string.Join(", ", counts)}){sets}; {read} ({time})");
        }

        WriteHidden(result, text);
    }

    private void WriteWayOut(ScanResult result, TextWriter text)
    {
        if (!options.Quiet && !result.Findings.IsEmpty)
        {
            text.WriteLine(_palette.Dim(result.IsProposal
                ? "Not a secret? Accept it in a change of its own: --report json=FILE here, then secretscan baseline create --from-report FILE --reason \"why\""
                : "Not a secret? Say so in a comment beside it: secretscan:allow(rule-id) reason"));
        }
    }

    private static void WriteHidden(ScanResult result, TextWriter text)
    {
        foreach (var findings in new Summary(result.Hidden).Each(
            (severity, count) => $"{Amount.Of(count, "finding")} of severity {Term.Of(severity)}"))
        {
            text.WriteLine($"{findings} hidden (see --min-severity and --min-confidence)");
        }
    }

    private void WriteSuppressed(ScanResult result, SafeText safe, TextWriter text)
    {
        if (result.Suppressed.IsEmpty)
        {
            return;
        }

        var counts = result.Suppressed
            .GroupBy(s => Term.Of(s.By))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count():N0} {group.Key}");
        text.WriteLine($"{Amount.Of(result.Suppressed.Length, "finding")} suppressed ({string.Join(", ", counts)})");
        var places = new Places(options, safe, _palette);
        foreach (var (finding, by, reason, owner, expires) in options.Verbose ? result.Suppressed : [])
        {
            text.WriteLine(_palette.Dim(
                $"  {places.Place(finding)}  {finding.Rule.Id}, {Term.Of(by)}: {safe.Show(reason ?? "no reason given")}"
                + (owner is null ? "" : $", {safe.Show(owner)}")
                + (expires is { } last ? $", until {last:yyyy-MM-dd}" : "")));
        }
    }
}
