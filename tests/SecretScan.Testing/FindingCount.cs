using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SecretScan.Testing;

/// <summary>Counts findings in reports, each format read in its own way.</summary>
public static class FindingCount
{
    private static readonly Dictionary<string, Func<string, int>> Ways = new()
    {
        ["text"] = report => int.Parse(Regex.Match(report, @"^([\d,]+) findings? \(", RegexOptions.Multiline).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture),
        ["json"] = report => Root(report).GetProperty("findings").GetArrayLength(),
        ["jsonl"] = report => Regex.Count(report, @"^\{""finding"":", RegexOptions.Multiline),
        ["sarif"] = report => Root(report).GetProperty("runs")[0].GetProperty("results").EnumerateArray().Count(one => one.GetProperty("suppressions").GetArrayLength() == 0),
        ["junit"] = report => XElement.Parse(report).Descendants("failure").Count() + Regex.Count(report, "message=\"below --fail-on"),
        ["csv"] = report => Csv.Rows(report).Count(row => row[0] == "open"),
        ["html"] = report => Regex.Count(report, " data-finding=\""),
        ["markdown"] = report => Regex.Count(report, @"^\| (critical|high|medium|low|info) ", RegexOptions.Multiline),
        ["github"] = report => Regex.Count(report, @"^::(error|warning|notice) .*title=(?!SecretScan did not)", RegexOptions.Multiline),
        ["gitlab-codequality"] = report => Root(report).EnumerateArray().Count(one => one.GetProperty("check_name").GetString() != "not-read"),
        ["gitlab-secrets"] = report => Root(report).GetProperty("vulnerabilities").GetArrayLength(),
        ["azure"] = report => Regex.Count(report, "^##vso.task.logissue type=[a-z]+;.*code=", RegexOptions.Multiline),
    };

    /// <summary>Every format that can be counted.</summary>
    public static IEnumerable<string> Formats => Ways.Keys;

    /// <summary>How many findings a report shows as open.</summary>
    public static int In(string format, string report) => Ways[format](report);

    private static JsonElement Root(string report) => JsonDocument.Parse(report).RootElement;
}
