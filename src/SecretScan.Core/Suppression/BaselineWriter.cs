using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SecretScan.Reporting;

namespace SecretScan.Suppression;

/// <summary>Writes a baseline as JSON that people can read and compare.</summary>
internal static class BaselineWriter
{
    // Reasons are read by people, so quotes and umlauts stay; nothing here is put into HTML.
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> Write(Baseline baseline)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", Baseline.SchemaVersion);
            json.WriteStartArray("entries");
            foreach (var entry in baseline.Entries)
            {
                Write(entry, json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void Write(BaselineEntry entry, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("fingerprint", entry.Fingerprint.Text);
        json.WriteString("ruleId", entry.RuleId);
        json.WriteString("provider", entry.Provider);
        json.WriteStartArray("paths");
        foreach (var path in entry.Paths)
        {
            json.WriteStringValue(Printable.Of(path));
        }

        json.WriteEndArray();
        json.WriteNumber("occurrences", entry.Occurrences);
        json.WriteString("reason", entry.Reason);
        json.WriteString("owner", entry.Owner);
        json.WriteString("expires", entry.Expires?.ToString("yyyy-MM-dd"));
        json.WriteString("addedAt", entry.AddedAt.ToString("yyyy-MM-dd"));
        json.WriteEndObject();
    }
}
