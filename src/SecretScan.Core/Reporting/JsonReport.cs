using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>The report for programs: one JSON object, described by the schema that <see cref="Schema"/> gives.</summary>
/// <param name="options">How to render.</param>
public sealed class JsonReport(ReportOptions options) : IReporter
{
    /// <summary>Version of the format; a reader may rely on what it knows as long as this stays the same.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = Ascii.Encoder };

    /// <summary>The JSON schema (draft 07) of this report.</summary>
    public static Stream Schema() =>
        typeof(JsonReport).Assembly.GetManifestResourceStream("report.schema.json")!;

    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Layout);
        var redactor = options.Reveal ? Redactor.None : Redactor.Of(result);
        var findings = new FindingJson(json, redactor, options.Reveal);
        var scan = new ScanJson(json, redactor);
        json.WriteStartObject();
        scan.WriteHead(result);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            findings.Write(finding);
            json.FlushSome();
        }

        json.WriteEndArray();
        json.WriteStartArray("suppressed");
        foreach (var suppressed in result.Suppressed)
        {
            findings.Write(suppressed);
            json.FlushSome();
        }

        json.WriteEndArray();
        scan.WriteTail(result);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
