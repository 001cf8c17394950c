using System.Text.Json;

namespace SecretScan.Cli.Importing;

/// <summary>
/// <c>.secrets.baseline</c> of detect-secrets (https://github.com/Yelp/detect-secrets#baselines): values by their SHA-1, with the file and the line on which they
/// stood; what an audit said of them (<c>is_secret</c>); the filters for files, lines and values, of versions 0 (<c>exclude</c>) and 1 (<c>filters_used</c>).
/// </summary>
internal static class DetectSecretsBaseline
{
    private const string Filters = "detect_secrets.filters.regex.should_exclude_";

    public static ForeignPolicy Read(string path, string text)
    {
        var policy = new ForeignPolicy(path, "detect-secrets");
        var root = Json.Parse(text);
        if (root.Field("results") is not { ValueKind: JsonValueKind.Object } results)
        {
            throw new CommandException($"{path}: there are no \"results\", as a baseline of detect-secrets has them");
        }

        foreach (var file in results.EnumerateObject())
        {
            policy.Entries.AddRange(file.Value.ValueKind == JsonValueKind.Array ? file.Value.EnumerateArray().Select(found => Entry(file.Name, found)) : []);
        }

        var number = 0;
        foreach (var filter in root.Items("filters_used"))
        {
            number = Filter(policy, filter, number);
        }

        if (root.Field("exclude") is { } exclude)
        {
            Filter(policy, Filters + "file", exclude.Text("files"), 1);
            Filter(policy, Filters + "line", exclude.Text("lines"), 1);
        }

        return policy;
    }

    private static ForeignEntry Entry(string file, JsonElement found)
    {
        // Of a private key the first line is hashed, and that is the same of all.
        var isKey = found.Text("type") == "Private Key";
        var hash = found.Text("hashed_secret");
        return new ForeignEntry(file.Replace('\\', '/'))
        {
            Line = found.Line("line_number"),
            LastLine = found.Line("line_number"),
            Rule = found.Text("type"),
            IsValue = hash is null || isKey ? null : Values.Sha1(hash),
            Refused = found.Field("is_secret") is { ValueKind: JsonValueKind.True } ? "the audit says that it is a secret: revoke it"
                : found.Field("is_verified") is { ValueKind: JsonValueKind.True } ? "verified as a live secret: revoke it"
                : null,
            Note = found.Field("is_secret") is { ValueKind: JsonValueKind.False } ? "audited as no secret" : null,
        };
    }

    private static int Filter(ForeignPolicy policy, JsonElement filter, int number)
    {
        var name = filter.Text("path") ?? "";
        foreach (var pattern in filter.Items("pattern").Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).DefaultIfEmpty(filter.Text("pattern")))
        {
            Filter(policy, name, pattern, ++number);
        }

        return number;
    }

    private static void Filter(ForeignPolicy policy, string name, string? pattern, int number)
    {
        if (string.IsNullOrEmpty(pattern) || !name.StartsWith(Filters, StringComparison.Ordinal))
        {
            return;
        }

        switch (name[Filters.Length..])
        {
            case "file":
                policy.AddPathPattern(pattern);
                break;
            case "line":
                policy.AddPattern($"filter #{number} for lines", pattern, byLine: true, note: null);
                break;
            case "secret":
                policy.AddPattern($"filter #{number} for values", pattern, byLine: false, note: null);
                break;
        }
    }
}
