using System.Text;
using SecretScan.Reporting;

namespace SecretScan.Tests.Reporting;

/// <summary>Reports as text.</summary>
internal static class Rendered
{
    public static string Text(ScanResult result, ReportOptions? options = null) => By(new TextReport(options ?? new ReportOptions()), result);

    public static string Json(ScanResult result, ReportOptions? options = null) => By(new JsonReport(options ?? new ReportOptions()), result);

    public static string JsonLines(ScanResult result) => By(new JsonLinesReport(new ReportOptions()), result);

    public static string Sarif(ScanResult result, ReportOptions? options = null) => By(new SarifReport(options ?? new ReportOptions()), result);

    public static string GitHub(ScanResult result) => By(new GitHubReport(new ReportOptions()), result);

    public static string Azure(ScanResult result, ReportOptions? options = null) => By(new AzureReport(options ?? new ReportOptions()), result);

    public static string Markdown(ScanResult result) => By(new MarkdownReport(new ReportOptions()), result);

    public static string GitLabQuality(ScanResult result) => By(new GitLabQualityReport(new ReportOptions()), result);

    public static string GitLabSecrets(ScanResult result, ReportOptions? options = null) => By(new GitLabSecretsReport(options ?? new ReportOptions()), result);

    public static string JUnit(ScanResult result, ReportOptions? options = null) => By(new JUnitReport(options ?? new ReportOptions()), result);

    public static string Html(ScanResult result) => By(new HtmlReport(new ReportOptions()), result);

    public static string Csv(ScanResult result) => By(new CsvReport(new ReportOptions()), result);

    /// <summary>Every kind of report, by its name on the command line.</summary>
    public static Dictionary<string, string> Each(ScanResult result, ReportOptions? options = null)
    {
        var asked = options ?? new ReportOptions { Verbose = true };
        return new Dictionary<string, IReporter>
        {
            ["text"] = new TextReport(asked),
            ["json"] = new JsonReport(asked),
            ["jsonl"] = new JsonLinesReport(asked),
            ["sarif"] = new SarifReport(asked),
            ["junit"] = new JUnitReport(asked),
            ["csv"] = new CsvReport(asked),
            ["html"] = new HtmlReport(asked),
            ["markdown"] = new MarkdownReport(asked),
            ["github"] = new GitHubReport(asked),
            ["gitlab-codequality"] = new GitLabQualityReport(asked),
            ["gitlab-secrets"] = new GitLabSecretsReport(asked),
            ["azure"] = new AzureReport(asked),
        }.ToDictionary(report => report.Key, report => By(report.Value, result));
    }

    /// <summary>Every kind of report, one after the other.</summary>
    public static string All(ScanResult result) => string.Concat(Each(result).Values);

    private static string By(IReporter reporter, ScanResult result)
    {
        using var output = new MemoryStream();
        reporter.Write(result, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
