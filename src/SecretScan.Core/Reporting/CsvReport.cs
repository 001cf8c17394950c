using System.Globalization;
using System.Text;

namespace SecretScan.Reporting;

/// <summary>A table for spreadsheets: what was found, what was said no to, what was not read, one a line (RFC 4180).</summary>
/// <remarks>
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises ("CSV Injection"); so does one that has
/// white space before it, or the full-width form of a sign, which are formulas to some.
/// </remarks>
/// <param name="options">How to render; values stay masked whatever it says, because tables are passed around.</param>
public sealed class CsvReport(ReportOptions options) : IReporter
{
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠\u2212";

    private static readonly string[] Columns =
    [
        "status", "severity", "confidence", "rule", "title", "provider", "part", "path", "member", "line", "column", "name", "secret", "set", "set complete",
        "commit", "author", "date", "first seen", "days exposed", "in HEAD", "fingerprint", "reason",
    ];

    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        var safe = SafeText.Of(result, options with { Reveal = false });
        text.WriteLine(string.Join(',', Columns));
        foreach (var finding in result.Findings)
        {
            Line(text, Row("open", finding, null, safe));
        }

        foreach (var suppressed in result.Suppressed)
        {
            var owner = suppressed.Owner is { } who ? $", {who}" : "";
            var until = suppressed.Expires is { } day ? $", until {day:yyyy-MM-dd}" : "";
            Line(text, Row("suppressed", suppressed.Finding, safe.Show($"{Term.Of(suppressed.By)}: {suppressed.Reason ?? "no reason given"}{owner}{until}"), safe));
        }

        foreach (var skipped in result.Coverage.Skipped)
        {
            var row = new string?[Columns.Length];
            row[0] = "not read";
            row[Array.IndexOf(Columns, "path")] = safe.Show(skipped.Path ?? skipped.Blob ?? "the scan");
            row[^1] = safe.Show($"{Term.Of(skipped.Reason)} {skipped.Detail}".TrimEnd());
            Line(text, row);
        }
    }

    private static string?[] Row(string status, Finding finding, string? reason, SafeText safe)
    {
        var commit = finding.Origin.Commit;
        var exposure = finding.Exposure;
        return
        [
            status, Term.Of(finding.Severity), Term.Of(finding.Confidence), finding.Rule.Id, finding.Rule.Title, finding.Rule.Provider, Term.Of(finding.Rule.Part),
            safe.Show(FilePlace.Of(finding.Origin)), Shown(finding.Origin.Member), Number(finding.Location.StartLine), Number(finding.Location.StartColumn),
            Shown(finding.Slot), finding.Secret.Mask, finding.Set?.Id, finding.Set is { } set ? Word(set.Complete) : null,
            commit?.Id, Shown(commit?.Author), Day(commit?.Date), Day(exposure?.First.Date), exposure is null ? null : Number(exposure.Days), exposure is null ? null : Word(exposure.InHead),
            finding.Fingerprint.Text, reason,
        ];

        string? Shown(string? text) => text is null ? null : safe.Show(text);
    }

    private static void Line(TextWriter text, string?[] row) => text.WriteLine(string.Join(',', row.Select(Cell)));

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var text = Printable.Of(value);
        var begin = text.AsSpan().TrimStart();
        var isFormula = begin.IsEmpty || FormulaSigns.Contains(begin[0], StringComparison.Ordinal);
        return $"\"{(isFormula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
