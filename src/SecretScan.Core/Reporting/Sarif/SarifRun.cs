using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>Writes what a SARIF report says about the scan itself.</summary>
internal sealed class SarifRun(Utf8JsonWriter json, Redactor redactor, ReportOptions options)
{
    private const string Home = "https://github.com/secretscan/secretscan";
    private const string NotRead = "not-read";
    private const string Warning = "warning";

    private readonly SafeText _safe = new(redactor);

    public void WriteHead(ScanResult result, SarifRules rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "SecretScan");
        json.WriteString("version", ToolVersion.Text);
        json.WriteString("semanticVersion", ToolVersion.Text);
        json.WriteString("informationUri", Home);
        WriteNotifications();
        rules.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("automationDetails");

        // Results of one id replace each other: what a range brings says nothing about history.
        json.WriteString("id", $"secretscan/{Term.Of(result.Mode)}/");
        json.WriteEndObject();
        WriteProvenance(result.Provenance);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SarifLocation.Root);
        json.WriteStartObject("description");
        json.WriteString("text", "The root of the repository, or the folder in which files were scanned");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteInvocation(result);
    }

    public void WriteTail(ScanResult result)
    {
        json.WriteStartObject("properties");
        json.WriteString("mode", Term.Of(result.Mode));
        json.WriteString("ruleSetId", result.RuleSetId);
        json.WriteStartArray("revisions");
        foreach (var revision in result.Revisions)
        {
            json.WriteStringValue(_safe.Show(revision));
        }

        json.WriteEndArray();
        json.WriteBoolean("complete", result.Coverage.Complete);
        json.WriteString("read", CoverageText.Read(result));
        json.WriteNumber("suppressed", result.Suppressed.Length);
        json.WriteNumber("hidden", result.Hidden.Length);
        json.WriteEndObject();
    }

    private void WriteNotifications()
    {
        json.WriteStartArray("notifications");
        Descriptor(NotRead, "Something was not read, so secrets may have been missed.", "Raise the limit that is named, or bring what is missing; --allow-incomplete accepts it.");
        Descriptor(Warning, "Something that was asked for has no effect.", "Mend what is named.");
        json.WriteEndArray();

        void Descriptor(string id, string text, string help)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            Message("shortDescription", text);
            Message("fullDescription", text);
            Message("help", help);
            json.WriteEndObject();
        }

        void Message(string name, string text)
        {
            json.WriteStartObject(name);
            json.WriteString("text", text);
            json.WriteEndObject();
        }
    }

    private void WriteProvenance(Provenance? provenance)
    {
        if (provenance?.Remote is not { } remote)
        {
            return;
        }

        json.WriteStartArray("versionControlProvenance");
        json.WriteStartObject();
        json.WriteString("repositoryUri", redactor.Redact(remote.AbsoluteUri));
        Text("revisionId", provenance.Revision);
        Text("branch", provenance.Branch);
        json.WriteStartObject("mappedTo");
        json.WriteString("uriBaseId", SarifLocation.Root);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteInvocation(ScanResult result)
    {
        var code = Verdict.Of(result, options);
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", result.Coverage.Complete || options.AllowIncomplete);
        json.WriteNumber("exitCode", (int)code);
        json.WriteString("exitCodeDescription", Description(code));
        json.WriteString("startTimeUtc", Time(result.StartedAt));
        json.WriteString("endTimeUtc", Time(result.StartedAt + result.Duration));
        json.WriteStartArray("toolExecutionNotifications");
        var words = new FindingText(_safe);
        foreach (var skipped in result.Coverage.Skipped)
        {
            WriteNotification(NotRead, options.AllowIncomplete ? "warning" : "error", "not read: " + words.Of(skipped), skipped.Path);
        }

        json.WriteEndArray();
        json.WriteStartArray("toolConfigurationNotifications");
        foreach (var warning in result.Warnings)
        {
            WriteNotification(Warning, "warning", _safe.Show(warning), null);
        }

        if (options.OnlyOpen && !result.Suppressed.IsEmpty)
        {
            WriteNotification(Warning, "note", $"{Amount.Of(result.Suppressed.Length, "suppressed finding")} left out, which would be shown as open", null);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteNotification(string id, string level, string text, string? path)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        json.WriteStartObject("message");
        json.WriteString("text", SarifResult.Message(text));
        json.WriteEndObject();
        json.WriteStartObject("descriptor");
        json.WriteString("id", id);
        json.WriteEndObject();
        if (path is not null)
        {
            json.WriteStartArray("locations");
            new SarifLocation(json, _safe, redactor).Write(path);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string Description(ExitCode code) => code switch
    {
        ExitCode.Findings => "findings that block",
        ExitCode.Incomplete => "something was not read",
        _ => "nothing that blocks",
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ");

    private void Text(string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, _safe.Show(text));
        }
    }
}
