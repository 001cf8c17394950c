using System.Text.Json;

namespace SecretScan.Cli.Importing;

/// <summary>Fields of JSON that somebody else wrote: what is not there, or something else, is null.</summary>
internal static class Json
{
    private const int Deepest = 32;

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">It is no JSON, or nested too deep.</exception>
    public static JsonElement Parse(string text) => JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest }).RootElement;

    /// <summary>A field of an object.</summary>
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A number that lines may have; 0, which some write for "unknown", is none.</summary>
    public static int? Line(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var line) && line > 0 ? line : null;

    /// <summary>The items of a list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];
}
