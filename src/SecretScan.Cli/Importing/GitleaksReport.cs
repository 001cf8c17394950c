using System.Text.Json;

namespace SecretScan.Cli.Importing;

/// <summary>
/// Reports and baselines of gitleaks (https://github.com/gitleaks/gitleaks#reporting; a baseline is a report): JSON, CSV and SARIF, the
/// last of other scanners, too.
/// </summary>
internal static class GitleaksReport
{
    private static readonly string[] Columns = ["File", "StartLine", "EndLine", "Commit", "RuleID", "Secret"];

    public static ForeignPolicy Read(string path, string text)
    {
        var policy = new ForeignPolicy(path, "gitleaks");
        if (text.AsSpan().TrimStart() is not ['[' or '{', ..])
        {
            policy.Entries.AddRange(OfCsv(path, text));
            return policy;
        }

        var root = Json.Parse(text);
        policy.Entries.AddRange(root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select(Entry).OfType<ForeignEntry>() : root.Items("runs").SelectMany(OfSarif));
        return policy;
    }

    private static ForeignEntry? Entry(JsonElement finding) => finding.Text("File") is not { Length: > 0 } file ? null : new(file)
    {
        Line = finding.Line("StartLine"),
        LastLine = finding.Line("EndLine"),
        Commit = Commit(finding.Text("Commit")),
        Rule = finding.Text("RuleID"),
        IsValue = Values.Text(finding.Text("Secret")),
    };

    private static IEnumerable<ForeignEntry> OfSarif(JsonElement run)
    {
        foreach (var result in run.Items("results"))
        {
            var place = result.Items("locations").FirstOrDefault().Field("physicalLocation");
            if (place?.Field("artifactLocation")?.Text("uri") is not { Length: > 0 } uri)
            {
                continue;
            }

            var region = place?.Field("region");
            yield return new ForeignEntry(Uri.UnescapeDataString(uri))
            {
                Line = region?.Line("startLine"),
                LastLine = region?.Line("endLine"),
                Commit = Commit(result.Field("partialFingerprints")?.Text("commitSha")),
                Rule = result.Text("ruleId"),
                IsValue = Values.Text(region?.Field("snippet")?.Text("text")),
            };
        }
    }

    private static IEnumerable<ForeignEntry> OfCsv(string path, string text)
    {
        var rows = CsvText.Rows(text).ToList();
        var head = rows.FirstOrDefault() ?? [];
        var columns = Columns.Select(name => head.IndexOf(name)).ToArray();
        if (columns[0] < 0)
        {
            throw new CommandException($"{path}:1: there is no column File, as reports of gitleaks have it");
        }

        return rows.Skip(1).Where(row => Cell(row, 0).Length > 0).Select(row => new ForeignEntry(Cell(row, 0))
        {
            Line = Number(Cell(row, 1)),
            LastLine = Number(Cell(row, 2)),
            Commit = Commit(Cell(row, 3)),
            Rule = Cell(row, 4) is { Length: > 0 } rule ? rule : null,
            IsValue = Values.Text(Cell(row, 5)),
        });

        string Cell(List<string> row, int column) => columns[column] is >= 0 and var at && at < row.Count ? row[at] : "";
    }

    private static int? Number(string text) => int.TryParse(text, out var number) && number > 0 ? number : null;

    // A scan of files has none.
    private static string? Commit(string? text) => text is { Length: > 0 } ? text : null;
}
