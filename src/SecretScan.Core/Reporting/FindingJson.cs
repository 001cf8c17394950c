using System.Collections.Immutable;
using System.Text.Json;
using SecretScan.History;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>Writes findings as JSON objects.</summary>
internal sealed class FindingJson(Utf8JsonWriter json, Redactor redactor, bool reveal)
{
    public void Write(Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("provider", finding.Rule.Provider);
        json.WriteString("part", Term.Of(finding.Rule.Part));
        json.WriteString("severity", Term.Of(finding.Severity));
        json.WriteString("confidence", Term.Of(finding.Confidence));
        Text("proof", finding.Proof);
        WritePlace(finding);
        json.WriteString("secret", reveal ? finding.Secret.Reveal() : finding.Secret.Mask);
        json.WriteString("fingerprint", finding.Fingerprint.Text);
        WriteSet(finding.Set);
        json.WriteStartArray("evidence");
        foreach (var reason in finding.Evidence)
        {
            json.WriteStringValue(redactor.Redact(reason));
        }

        json.WriteEndArray();
        json.WriteStartArray("decodedFrom");
        foreach (var encoding in finding.DecodedFrom)
        {
            json.WriteStringValue(redactor.Redact(encoding));
        }

        json.WriteEndArray();
        WriteCommit(finding.Origin.Commit);
        WriteExposure(finding.Exposure);
        WriteRemediation(finding.Rule.Remediation);
        json.WriteEndObject();
    }

    public void Write(SuppressedFinding suppressed)
    {
        json.WriteStartObject();
        json.WritePropertyName("finding");
        Write(suppressed.Finding);
        json.WriteString("by", Term.Of(suppressed.By));
        Text("reason", suppressed.Reason);
        Text("owner", suppressed.Owner);
        json.WriteString("expires", suppressed.Expires?.ToString("yyyy-MM-dd"));
        json.WriteEndObject();
    }

    private void WritePlace(Finding finding)
    {
        Text("path", finding.Origin.Path);
        Text("member", finding.Origin.Member);
        json.WriteString("origin", Term.Of(finding.Origin.Kind));
        json.WriteString("blob", finding.Origin.Blob);
        json.WriteNumber("startLine", finding.Location.StartLine);
        json.WriteNumber("startColumn", finding.Location.StartColumn);
        json.WriteNumber("endLine", finding.Location.EndLine);
        json.WriteNumber("endColumn", finding.Location.EndColumn);
    }

    private void WriteSet(CredentialSet? set)
    {
        if (set is null)
        {
            json.WriteNull("credentialSet");
            return;
        }

        json.WriteStartObject("credentialSet");
        json.WriteString("id", set.Id);
        json.WriteString("provider", set.Provider);
        WriteParts("parts", set.Parts);
        WriteParts("missing", set.Missing);
        json.WriteString("completedIn", set.CompletedIn?.Id);
        json.WriteString("created", set.Created is { } created ? Time(created) : null);
        json.WriteEndObject();
    }

    private void WriteParts(string name, ImmutableArray<Part> parts)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStringValue(Term.Of(part));
        }

        json.WriteEndArray();
    }

    private void WriteCommit(Commit? commit)
    {
        if (commit is null)
        {
            json.WriteNull("commit");
            return;
        }

        json.WriteStartObject("commit");
        json.WriteString("id", commit.Id);
        Text("author", commit.Author);
        Text("email", commit.Email);
        json.WriteString("date", Time(commit.Date));
        Text("subject", commit.Subject);
        json.WriteEndObject();
    }

    private void WriteExposure(Exposure? exposure)
    {
        if (exposure is null)
        {
            json.WriteNull("exposure");
            return;
        }

        json.WriteStartObject("exposure");
        json.WriteString("firstCommit", exposure.First.Id);
        json.WriteString("firstSeen", Time(exposure.First.Date));
        json.WriteString("lastSeen", Time(exposure.LastSeen));
        json.WriteString("lastCommit", exposure.LastCommit);
        json.WriteBoolean("inHead", exposure.InHead);
        json.WriteNumber("days", exposure.Days);
        json.WriteNumber("occurrences", exposure.Versions);
        json.WriteStartArray("refs");
        foreach (var name in exposure.Refs)
        {
            json.WriteStringValue(redactor.Redact(name));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");

    private void WriteRemediation(Remediation remediation)
    {
        json.WriteStartObject("remediation");
        json.WriteString("summary", remediation.Summary);
        json.WriteStartArray("steps");
        foreach (var step in remediation.Steps)
        {
            json.WriteStringValue(step);
        }

        json.WriteEndArray();
        json.WriteString("url", remediation.Url);
        json.WriteEndObject();
    }

    private void Text(string name, string? text) => json.WriteString(name, text is null ? null : redactor.Redact(text));
}
