using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>
/// SARIF 2.1.0, the format of code scanning pages and of editors. It has no snippets, because a snippet is the secret.
/// </summary>
/// <remarks>
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/. What GitHub makes of it, and takes of it:
/// https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support. It refuses a file over 10 MB (compressed with
/// gzip) or over 25,000 results, and of the results shows the 5,000 worst; nothing is left out for that, <see cref="Remarks"/> says it.
/// It refuses the whole file for one result without a file, so what stands in a message gets one that is called after the message.
/// And it shows suppressed results as open: see <see cref="ReportOptions.OnlyOpen"/>.
/// </remarks>
/// <param name="options">How to render; values stay masked whatever it says, because such files are uploaded.</param>
public sealed class SarifReport(ReportOptions options) : IReporter
{
    private const int MostUploaded = 25_000;
    private const int MostShown = 5_000;
    private const long LargestUpload = 10_000_000;
    private const int FlushedAt = 64 * 1024;

    /// <summary>What the one who asked for the report has to know about it; filled by <see cref="Write"/>.</summary>
    public ImmutableArray<string> Remarks { get; private set; } = [];

    /// <inheritdoc/>
    public void Write(ScanResult result, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var compressed = new ByteCount();
        using (var zip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Ascii.Encoder });
            WriteLog(result, json, () =>
            {
                if (json.BytesPending >= FlushedAt)
                {
                    Flush(json);
                }
            });
            Flush(json);

            void Flush(Utf8JsonWriter json)
            {
                json.Flush();
                output.Write(buffer.WrittenSpan);
                zip.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        output.WriteByte((byte)'\n');
        Remarks = [.. Limits(result.Findings.Length + (options.OnlyOpen ? 0 : result.Suppressed.Length), compressed.Length)];
    }

    private void WriteLog(ScanResult result, Utf8JsonWriter json, Action written)
    {
        var redactor = Redactor.Of(result);
        var suppressed = options.OnlyOpen ? [] : result.Suppressed;
        var rules = new SarifRules([.. result.Findings, .. suppressed.Select(s => s.Finding)]);
        var run = new SarifRun(json, redactor, options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        run.WriteHead(result, rules);
        json.WriteStartArray("results");
        var results = new SarifResult(json, redactor, rules, result.Findings);
        foreach (var finding in result.Findings)
        {
            results.Write(finding, null);
            written();
        }

        foreach (var no in suppressed)
        {
            results.Write(no.Finding, no);
            written();
        }

        json.WriteEndArray();
        run.WriteTail(result);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<string> Limits(int results, long compressed)
    {
        if (results > MostUploaded)
        {
            yield return $"the SARIF report holds {results:N0} results; GitHub refuses a file with more than {MostUploaded:N0}";
        }
        else if (results > MostShown)
        {
            yield return $"the SARIF report holds {results:N0} results; GitHub shows the {MostShown:N0} worst";
        }

        if (compressed > LargestUpload)
        {
            yield return $"the SARIF report has {Amount.Bytes(compressed)} when compressed with gzip; GitHub refuses more than {Amount.Bytes(LargestUpload)}";
        }
    }
}
