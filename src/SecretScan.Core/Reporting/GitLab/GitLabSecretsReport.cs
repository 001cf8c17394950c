using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>GitLab's report of secret detection, for the security tab of a pipeline and the vulnerability report.</summary>
/// <remarks>
/// https://gitlab.com/gitlab-org/security-products/security-report-schemas, secret-detection-report-format 15.0.6. It asks for the raw
/// lines, which are the secrets; they are left out. GitLab reads descriptions as Markdown.
/// </remarks>
/// <param name="options">How to render; values stay masked whatever it says, because reports are kept.</param>
public sealed class GitLabSecretsReport(ReportOptions options) : IReporter
{
    private const string SchemaVersion = "15.0.6";
    private const int LongestName = 255;
    private const int LongestSolution = 7000;

    // What GitLab's own analyzer says of files that nobody committed.
    private const string NoCommit = "0000000";

    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = Ascii.Encoder });
        var safe = SafeText.Of(result, options with { Reveal = false });
        json.WriteStartObject();
        json.WriteString("version", SchemaVersion);
        WriteScan(result, new FindingText(safe), json);
        json.WriteStartArray("vulnerabilities");
        var ids = new FindingIds();
        foreach (var finding in result.Findings)
        {
            Write(finding, ids.Next(finding), safe, json);
            json.FlushSome();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private void WriteScan(ScanResult result, FindingText words, Utf8JsonWriter json)
    {
        json.WriteStartObject("scan");
        json.WriteString("type", "secret_detection");
        json.WriteString("status", result.Coverage.Complete || options.AllowIncomplete ? "success" : "failure");
        json.WriteString("start_time", Time(result.StartedAt));
        json.WriteString("end_time", Time(result.StartedAt + result.Duration));
        WriteTool("analyzer");
        WriteTool("scanner");
        json.WriteStartArray("messages");
        foreach (var skipped in result.Coverage.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("level", "warn");
            json.WriteString("value", "not read, so secrets may have been missed: " + words.Of(skipped));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void WriteTool(string name)
        {
            json.WriteStartObject(name);
            json.WriteString("id", "secretscan");
            json.WriteString("name", "SecretScan");
            json.WriteString("version", ToolVersion.Text);
            json.WriteStartObject("vendor");
            json.WriteString("name", "SecretScan");
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static void Write(Finding finding, string id, SafeText safe, Utf8JsonWriter json)
    {
        var rule = finding.Rule;
        json.WriteStartObject();
        json.WriteString("id", Uuid(id));
        json.WriteString("name", Cut(Printable.Of(rule.Title), LongestName));
        json.WriteString("description", $"{Markdown.Plain(new FindingText(safe).Of(finding))} {Markdown.Plain(Printable.Of(rule.Impact))}");
        json.WriteString("severity", Capital(Term.Of(finding.Severity)));
        json.WriteString("solution", Cut(Printable.Of(string.Join(' ', [rule.Remediation.Summary, .. rule.Remediation.Steps])), LongestSolution));
        json.WriteStartArray("identifiers");
        Identifier("secretscan_rule_id", $"SecretScan rule {rule.Id}", rule.Id, null);
        Identifier("cwe", "CWE-798", "798", "https://cwe.mitre.org/data/definitions/798.html");
        json.WriteEndArray();
        json.WriteStartArray("links");
        if (WebPage.Of(rule) is { } page)
        {
            json.WriteStartObject();
            json.WriteString("url", page);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("details");
        Detail("value", "Value", finding.Secret.Mask);
        Detail("fingerprint", "Fingerprint", finding.Fingerprint.Text);
        if (finding.Set is { } set)
        {
            Detail("set", "Credential set", $"{set.ProviderName}, {(set.Complete ? "complete" : "incomplete")}");
        }

        json.WriteEndObject();
        WriteLocation(finding, safe, json);
        json.WriteEndObject();

        void Identifier(string type, string name, string value, string? url)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("name", name);
            json.WriteString("value", value);
            if (url is not null)
            {
                json.WriteString("url", url);
            }

            json.WriteEndObject();
        }

        void Detail(string key, string name, string value)
        {
            json.WriteStartObject(key);
            json.WriteString("type", "text");
            json.WriteString("name", name);
            json.WriteString("value", Printable.Of(value));
            json.WriteEndObject();
        }
    }

    private static void WriteLocation(Finding finding, SafeText safe, Utf8JsonWriter json)
    {
        json.WriteStartObject("location");
        json.WriteString("file", safe.Show(FilePlace.Of(finding.Origin)));
        json.WriteNumber("start_line", finding.Location.StartLine);
        json.WriteNumber("end_line", finding.Location.EndLine);
        json.WriteStartObject("commit");
        var commit = finding.Origin.Commit;
        json.WriteString("sha", commit?.Id ?? NoCommit);
        if (commit is not null)
        {
            json.WriteString("author", safe.Show(commit.Author));
            json.WriteString("date", Time(commit.Date) + "Z");
            json.WriteString("message", safe.Show(commit.Subject));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Version 8 of RFC 9562: made of what its maker likes, here of what the finding is, so that it stays the same.
    private static Guid Uuid(string id)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss");
}
