using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>
/// The JSON report in lines, for streams: <c>{"finding": ...}</c> and <c>{"suppressed": ...}</c> one a line, then one
/// line with the rest of the report. A file that lacks the last line was cut off.
/// </summary>
/// <param name="options">How to render.</param>
public sealed class JsonLinesReport(ReportOptions options) : IReporter
{
    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Ascii.Encoder });
        var redactor = options.Reveal ? Redactor.None : Redactor.Of(result);
        var findings = new FindingJson(json, redactor, options.Reveal);
        foreach (var finding in result.Findings)
        {
            Line("finding", () => findings.Write(finding));
        }

        foreach (var suppressed in result.Suppressed)
        {
            Line("suppressed", () => findings.Write(suppressed));
        }

        var scan = new ScanJson(json, redactor);
        Line(null, () =>
        {
            scan.WriteHead(result);
            scan.WriteTail(result);
        });

        void Line(string? name, Action write)
        {
            json.WriteStartObject();
            if (name is not null)
            {
                json.WritePropertyName(name);
            }

            write();
            json.WriteEndObject();
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
        }
    }
}
