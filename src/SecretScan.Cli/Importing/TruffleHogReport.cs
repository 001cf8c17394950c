using System.Text.Json;

namespace SecretScan.Cli.Importing;

/// <summary>
/// What <c>trufflehog --json</c> writes, one object a line (https://github.com/trufflesecurity/trufflehog, <c>pkg/output/json.go</c>); those of version 2
/// have <c>path</c>, <c>commitHash</c> and <c>stringsFound</c>.
/// </summary>
internal static class TruffleHogReport
{
    public static ForeignPolicy Read(string path, string text)
    {
        var policy = new ForeignPolicy(path, "trufflehog");
        foreach (var line in text.TrimStart().StartsWith('[') ? Json.Parse(text).EnumerateArray() : text.Split('\n').Where(line => line.AsSpan().TrimStart() is ['{', ..]).Select(Json.Parse))
        {
            policy.Entries.AddRange(line.Field("stringsFound") is null ? Found(line) : FoundBefore(line));
        }

        return policy;
    }

    private static IEnumerable<ForeignEntry> Found(JsonElement found)
    {
        var data = found.Field("SourceMetadata")?.Field("Data");
        if (data is not { ValueKind: JsonValueKind.Object } sources || sources.EnumerateObject().Select(source => source.Value).FirstOrDefault(source => source.Text("file") is { Length: > 0 }) is not { ValueKind: JsonValueKind.Object } place)
        {
            yield break;
        }

        yield return new ForeignEntry(place.Text("file")!)
        {
            Commit = place.Text("commit") is { Length: > 0 } commit ? commit : null,
            Line = place.Line("line"),
            LastLine = place.Line("line"),
            Rule = found.Text("DetectorName"),
            IsValue = Values.Text(found.Text("Raw")),
            Refused = found.Field("Verified") is { ValueKind: JsonValueKind.True } ? "verified as a live secret: revoke it" : null,
        };
    }

    private static IEnumerable<ForeignEntry> FoundBefore(JsonElement found) =>
        found.Items("stringsFound").Where(value => value.ValueKind == JsonValueKind.String).Select(value => new ForeignEntry(found.Text("path") ?? "")
        {
            Commit = found.Text("commitHash"),
            Rule = found.Text("reason"),
            IsValue = Values.Text(value.GetString()),
        });
}
