using System.Text;
using SecretScan.Reporting;

namespace SecretScan.Tests.Reporting;

/// <summary>Reports as text.</summary>
internal static class Rendered
{
    public static string Text(ScanResult result, ReportOptions? options = null) => By(new TextReport(options ?? new ReportOptions()), result);

    public static string Json(ScanResult result, ReportOptions? options = null) => By(new JsonReport(options ?? new ReportOptions()), result);

    public static string JsonLines(ScanResult result) => By(new JsonLinesReport(new ReportOptions()), result);

    public static string GitHub(ScanResult result) => By(new GitHubReport(new ReportOptions()), result);

    public static string Markdown(ScanResult result) => By(new MarkdownReport(new ReportOptions()), result);

    /// <summary>Every kind of report, one after the other.</summary>
    public static string All(ScanResult result) => Text(result, new ReportOptions { Verbose = true }) + Json(result) + JsonLines(result) + GitHub(result) + Markdown(result);

    private static string By(IReporter reporter, ScanResult result)
    {
        using var output = new MemoryStream();
        reporter.Write(result, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
