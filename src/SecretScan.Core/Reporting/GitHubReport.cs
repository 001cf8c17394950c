using System.Globalization;
using System.Text;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>
/// Annotations for GitHub's pages: a workflow command for each finding, the worst first, because of each kind ten are shown.
/// </summary>
/// <remarks>https://docs.github.com/actions/reference/workflow-commands-for-github-actions; escapes as in actions/toolkit, command.ts.</remarks>
/// <param name="options">How to render; values stay masked whatever it says.</param>
public sealed class GitHubReport(ReportOptions options) : IReporter
{
    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var safe = SafeText.Of(result, options with { Reveal = false });
        var words = new FindingText(safe);
        foreach (var block in FindingBlock.Of(result.Findings))
        {
            foreach (var finding in block.Findings)
            {
                text.WriteLine($"::{Level(block.Severity)} {Place(finding, safe)}title={Property(Printable.Of(block.Title))}::{Data(words.Of(finding))}");
            }
        }

        if (!result.Coverage.Complete)
        {
            var first = result.Coverage.Skipped[0];
            text.WriteLine($"::warning title=SecretScan did not read everything::{Data(words.Of(first))}");
        }
    }

    private static string Level(Severity severity) => severity switch
    {
        >= Severity.Medium => "error",
        Severity.Low => "warning",
        _ => "notice",
    };

    private static string Place(Finding finding, SafeText safe) => finding.Origin.Path is { } path
        ? string.Create(CultureInfo.InvariantCulture, $"file={Property(safe.Show(path))},line={finding.Location.StartLine},endLine={finding.Location.EndLine},col={finding.Location.StartColumn},")
        : "";

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
