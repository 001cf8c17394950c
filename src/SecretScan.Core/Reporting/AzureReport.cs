using System.Globalization;
using System.Text;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>Logging commands for Azure Pipelines: an issue for each finding, the worst first, and the result of the job.</summary>
/// <remarks>
/// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands; escapes as in microsoft/azure-pipelines-task-lib,
/// taskcommand.ts: a percent sign is written so that the agent does not take it for the beginning of an escape.
/// </remarks>
/// <param name="options">How to render; values stay masked whatever it says, because logs are kept.</param>
public sealed class AzureReport(ReportOptions options) : IReporter
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
                text.WriteLine($"##vso[task.logissue type={Type(block.Severity)};{Place(finding, safe)}code={Property(finding.Rule.Id)};]{Data($"{Printable.Of(block.Title)}: {words.Of(finding)}")}");
            }
        }

        foreach (var skipped in result.Coverage.Skipped)
        {
            text.WriteLine($"##vso[task.logissue type=warning;]SecretScan did not read {Data(words.Of(skipped))}");
        }

        if (Result(result) is { } outcome)
        {
            text.WriteLine($"##vso[task.complete result={outcome};]");
        }
    }

    private static string Type(Severity severity) => severity >= Severity.Medium ? "error" : "warning";

    private static string Place(Finding finding, SafeText safe) => finding.Origin.Path is { } path
        ? string.Create(CultureInfo.InvariantCulture, $"sourcepath={Property(safe.Show(path))};linenumber={finding.Location.StartLine};columnnumber={finding.Location.StartColumn};")
        : "";

    // Whatever the script goes on to do, a job that found something has not succeeded.
    private string? Result(ScanResult result) => Verdict.Of(result, options) switch
    {
        ExitCode.Findings or ExitCode.Incomplete => "Failed",
        _ => result.Findings.IsEmpty && result.Coverage.Complete ? null : "SucceededWithIssues",
    };

    private static string Data(string text) =>
        text.Replace("%", "%AZP25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
}
