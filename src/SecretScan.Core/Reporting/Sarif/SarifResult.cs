using System.Collections.Immutable;
using System.Text.Json;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>Writes findings as SARIF results.</summary>
internal sealed class SarifResult
{
    // Copies of a set in many files would otherwise point at each other a million times; beyond a handful nobody follows.
    private const int MostRelated = 10;

    private readonly Utf8JsonWriter _json;
    private readonly Redactor _redactor;
    private readonly SafeText _safe;
    private readonly FindingText _words;
    private readonly SarifRules _rules;
    private readonly SarifLocation _locations;
    private readonly FindingIds _ids = new();
    private readonly ILookup<string, Finding> _sets;
    private readonly ILookup<(string, string?), Finding> _files;

    public SarifResult(Utf8JsonWriter json, Redactor redactor, SarifRules rules, ImmutableArray<Finding> findings)
    {
        (_json, _redactor, _rules) = (json, redactor, rules);
        _safe = new SafeText(redactor);
        _words = new FindingText(_safe);
        _locations = new SarifLocation(json, _safe, redactor);
        _sets = findings.Where(f => f.Set is not null).ToLookup(f => f.Set!.Id);
        _files = findings.Where(f => f.Set is not null).ToLookup(f => (f.Set!.Id, f.Origin.Path));
    }

    /// <summary>How bad a result is, in SARIF's words.</summary>
    public static string Level(Severity severity) => severity switch
    {
        >= Severity.Medium => "error",
        Severity.Low => "warning",
        _ => "note",
    };

    /// <summary>Square brackets are links in SARIF's messages, and braces are gaps to fill (3.11.5, 3.11.6).</summary>
    public static string Message(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal)
        .Replace("]", "\\]", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal);

    public void Write(Finding finding, SuppressedFinding? suppressed)
    {
        var related = Related(finding);
        _json.WriteStartObject();
        _json.WriteString("ruleId", finding.Rule.Id);
        _json.WriteNumber("ruleIndex", _rules.IndexOf(finding.Rule));
        _json.WriteString("level", Level(finding.Severity));
        _json.WriteStartObject("message");
        _json.WriteString("text", Message(finding, related));
        _json.WriteEndObject();
        _json.WriteStartArray("locations");
        _locations.Write(finding);
        _json.WriteEndArray();
        WriteRelated(related);
        WriteFlow(finding, related);
        WriteFingerprints(finding);
        WriteSuppression(suppressed);
        WriteProperties(finding);
        _json.WriteEndObject();
    }

    private static string Title(Finding finding) => Printable.Of(finding.Rule.Title);

    private string Message(Finding finding, List<Finding> related)
    {
        var text = Message($"{Title(finding)}: {_words.Of(finding)}");
        if (finding.Set is not { } set)
        {
            return text;
        }

        var state = set.Complete ? "complete" : "incomplete";
        var links = related.Select((other, i) => $"[{Message(Title(other))}]({i + 1})");
        return $"{text} Part of {state} {Message(Printable.Of(set.ProviderName))} credentials{(related.Count == 0 ? "" : ", with ")}{string.Join(", ", links)}.";
    }

    // Those of the same file first: they are the ones that were written together.
    private List<Finding> Related(Finding finding) => finding.Set is not { } set
        ? []
        : [.. _files[(set.Id, finding.Origin.Path)].Concat(_sets[set.Id]).Distinct(ReferenceEqualityComparer.Instance).Cast<Finding>()
            .Where(other => !ReferenceEquals(other, finding)).Take(MostRelated)];

    private void WriteRelated(List<Finding> related)
    {
        if (related.Count == 0)
        {
            return;
        }

        _json.WriteStartArray("relatedLocations");
        for (var i = 0; i < related.Count; i++)
        {
            _locations.Write(related[i], id: i + 1, message: Message($"{Title(related[i])}: {_words.Value(related[i])}"));
        }

        _json.WriteEndArray();
    }

    // The parts as a path through the code: viewers walk along it.
    private void WriteFlow(Finding finding, List<Finding> related)
    {
        if (related.Count == 0)
        {
            return;
        }

        _json.WriteStartArray("codeFlows");
        _json.WriteStartObject();
        _json.WriteStartArray("threadFlows");
        _json.WriteStartObject();
        _json.WriteStartArray("locations");
        foreach (var part in related.Prepend(finding).OrderBy(part => part.Rule.Part))
        {
            _json.WriteStartObject();
            _json.WritePropertyName("location");
            _locations.Write(part, message: Message($"{Title(part)}: {_words.Value(part)}"));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    // GitHub looks at the first one only, joins it with the path, and would otherwise make one of the text of the line.
    private void WriteFingerprints(Finding finding)
    {
        _json.WriteStartObject("partialFingerprints");
        _json.WriteString("primaryLocationLineHash", _ids.Next(finding));
        _json.WriteString("secretscan/v1", finding.Fingerprint.Text);
        _json.WriteEndObject();
    }

    private void WriteSuppression(SuppressedFinding? suppressed)
    {
        _json.WriteStartArray("suppressions");
        if (suppressed is not null)
        {
            _json.WriteStartObject();
            _json.WriteString("kind", suppressed.By == SuppressedBy.Inline ? "inSource" : "external");
            _json.WriteString("status", "accepted");
            _json.WriteString("justification", _safe.Show(suppressed.Reason ?? "no reason given"));
            _json.WriteStartObject("properties");
            _json.WriteString("by", Term.Of(suppressed.By));
            Text("owner", suppressed.Owner);
            Text("expires", suppressed.Expires?.ToString("yyyy-MM-dd"));
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteProperties(Finding finding)
    {
        _json.WriteStartObject("properties");
        _json.WriteString("severity", Term.Of(finding.Severity));
        _json.WriteString("confidence", Term.Of(finding.Confidence));
        _json.WriteString("secret", finding.Secret.Mask);
        Text("proof", finding.Proof);
        Text("decodedFrom", finding.DecodedFrom.IsEmpty ? null : string.Join(", ", finding.DecodedFrom));
        if (finding.Set is { } set)
        {
            _json.WriteString("credentialSet", set.Id);
            _json.WriteBoolean("complete", set.Complete);
        }

        Text("commit", finding.Origin.Commit?.Id);
        if (finding.Exposure is { } exposure)
        {
            _json.WriteString("firstSeen", exposure.First.Date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"));
            _json.WriteNumber("exposedDays", exposure.Days);
            _json.WriteBoolean("inHead", exposure.InHead);
        }

        _json.WriteEndObject();
    }

    private void Text(string name, string? text)
    {
        if (text is not null)
        {
            _json.WriteString(name, _redactor.Redact(text));
        }
    }
}
