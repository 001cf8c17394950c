using System.Text.Json;

namespace SecretScan.Reporting;

/// <summary>Writes where something is, for SARIF.</summary>
internal sealed class SarifLocation(Utf8JsonWriter json, SafeText safe, Redactor redactor)
{
    /// <summary>The name of the folder that paths are relative to.</summary>
    public const string Root = "%SRCROOT%";

    /// <summary>Writes the place of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="id">Its number among the related ones, or 0.</param>
    /// <param name="message">What stands there, as a message of SARIF, or null.</param>
    public void Write(Finding finding, int id = 0, string? message = null)
    {
        var origin = finding.Origin;
        json.WriteStartObject();
        if (id > 0)
        {
            json.WriteNumber("id", id);
        }

        json.WriteStartObject("physicalLocation");
        WriteFile(origin);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Location.StartLine);
        json.WriteNumber("startColumn", finding.Location.StartColumn);
        json.WriteNumber("endLine", finding.Location.EndLine);
        json.WriteNumber("endColumn", finding.Location.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteLogical(origin);
        if (message is not null)
        {
            json.WriteStartObject("message");
            json.WriteString("text", message);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the place of a file as a whole.</summary>
    public void Write(string path)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WritePath(path);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteFile(Origin origin)
    {
        if (origin.Path is { } path)
        {
            WritePath(path);
            return;
        }

        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FilePlace.Of(origin));
        json.WriteEndObject();
    }

    private void WritePath(string path)
    {
        var rooted = path.StartsWith('/');
        var parts = redactor.Redact(path).Split('/').Select(Uri.EscapeDataString);
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", (rooted ? "file://" : "") + string.Join('/', parts));
        if (!rooted && !path.StartsWith("../", StringComparison.Ordinal))
        {
            json.WriteString("uriBaseId", Root);
        }

        json.WriteEndObject();
    }

    private void WriteLogical(Origin origin)
    {
        var name = origin switch
        {
            { Member: { } member } => safe.Show(member),
            { Path: not null } => null,
            _ => FilePlace.Of(origin),
        };
        if (name is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", name);
            json.WriteString("kind", origin.Member is null ? Term.Of(origin.Kind) : "member");
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }
}
