using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>Writes what a JSON report says about the scan itself.</summary>
internal sealed class ScanJson(Utf8JsonWriter json, Redactor redactor)
{
    public void WriteHead(ScanResult result)
    {
        json.WriteNumber("schemaVersion", JsonReport.SchemaVersion);
        json.WriteStartObject("tool");
        json.WriteString("name", "secretscan");
        json.WriteString("version", ToolVersion.Text);
        json.WriteString("ruleSetId", result.RuleSetId);
        json.WriteEndObject();
        json.WriteStartObject("scan");
        json.WriteString("mode", Term.Of(result.Mode));
        Text("repository", result.Repository);
        json.WriteStartArray("revisions");
        foreach (var revision in result.Revisions)
        {
            json.WriteStringValue(redactor.Redact(revision));
        }

        json.WriteEndArray();
        json.WriteString("startedAt", result.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"));
        json.WriteNumber("durationMs", (long)result.Duration.TotalMilliseconds);
        json.WriteEndObject();
        WriteCoverage(result.Coverage);
    }

    public void WriteTail(ScanResult result)
    {
        json.WriteStartArray("errors");
        foreach (var warning in result.Warnings)
        {
            json.WriteStartObject();
            json.WriteNull("path");
            Text("message", warning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var summary = new Summary(result.Findings);
        json.WriteStartObject("summary");
        json.WriteNumber("findings", summary.Findings);
        json.WriteNumber("sets", summary.Sets);
        json.WriteStartObject("bySeverity");
        foreach (var severity in Term.Severities)
        {
            json.WriteNumber(Term.Of(severity), summary[severity]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteCoverage(Coverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteBoolean("complete", coverage.Complete);
        json.WriteNumber("commits", coverage.Commits);
        json.WriteNumber("blobs", coverage.Blobs);
        json.WriteNumber("files", coverage.Files);
        json.WriteNumber("bytes", coverage.Bytes);
        json.WriteNumber("scannedBefore", coverage.ScannedBefore);
        json.WriteStartArray("notes");
        foreach (var note in coverage.Notes)
        {
            json.WriteStartObject();
            Text("path", note.Path);
            json.WriteString("note", note.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("skipped");
        foreach (var skipped in coverage.Skipped)
        {
            json.WriteStartObject();
            Text("path", skipped.Path);
            json.WriteString("blob", skipped.Blob);
            json.WriteString("reason", Term.Of(skipped.Reason));
            Text("detail", skipped.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Text(string name, string? text) => json.WriteString(name, text is null ? null : redactor.Redact(text));
}
