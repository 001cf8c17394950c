using System.Collections.Immutable;
using System.Text;
using SecretScan.Rules.Patterns;
using SecretScan.Rules.Syntax;
using SecretScan.Testing;

namespace SecretScan.Rules.Tests.Kinds;

/// <summary>Every kind of credential that the rule files describe, as Markdown. Made from the files because the compiled image carries no examples.</summary>
internal static class KindTable
{
    // A table cell, not the rule: who needs all keywords reads the file.
    private const int MostWords = 3;

    private static readonly string Folder = Path.Combine(Repository.Root, "rules");

    /// <summary>A heading and a table for each folder, and within it one line a rule, ordered by id.</summary>
    public static string Full()
    {
        var text = new StringBuilder();
        foreach (var (category, files) in Categories())
        {
            text.Append(Heading(category)).Append("\n\n");
            text.Append("| Provider | Kind | Rule | Severity | Confidence | Recognised by | Checked by | Examples |\n");
            text.Append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (var (file, rule) in files.SelectMany(f => f.Rules.Select(r => (f, r))).OrderBy(x => x.r.Id!.Value, StringComparer.Ordinal))
            {
                text.Append("| ").AppendJoin(" | ", Row(file, rule).Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>How many there are, by folder, each with a link to its table.</summary>
    public static string Counts()
    {
        var counts = Categories().Select(c => (c.Category, Kinds: c.Files.Sum(f => f.Rules.Length))).OrderByDescending(c => c.Kinds).ThenBy(c => c.Category, StringComparer.Ordinal).ToList();
        var providers = Categories().SelectMany(c => c.Files).Select(f => f.Provider!.Value).Distinct().Count();
        var links = counts.Select(c => $"[{c.Category.Replace('-', ' ')}](rules/KINDS.md#{c.Category}) {c.Kinds}");
        return $"[{counts.Sum(c => c.Kinds)} kinds](rules/KINDS.md) of {providers} providers: {string.Join(", ", links)}.\n";
    }

    private static string Heading(string category) =>
        category.Length == 2 ? $"## {category.ToUpperInvariant()}" : $"## {char.ToUpperInvariant(category[0])}{category[1..].Replace('-', ' ')}";

    private static List<(string Category, List<RuleFile> Files)> Categories() => [.. Directory
        .EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => (Category: Path.GetRelativePath(Folder, path).Replace('\\', '/').Split('/')[0], File: Load(path)))
        .Where(x => !x.File.Rules.IsEmpty)
        .GroupBy(x => x.Category, x => x.File)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => (g.Key, g.ToList()))];

    private static RuleFile Load(string path)
    {
        using var text = File.OpenText(path);
        return RuleLoader.Load(Path.GetFileName(path), text, out _);
    }

    private static string[] Row(RuleFile file, RuleSyntax rule)
    {
        var isAssigned = rule.Shape is not null && file.Venue is null;
        var confidence = rule.Confidence?.Value ?? (isAssigned ? Confidence.Medium : Confidence.High);
        return
        [
            file.Name!.Value,
            rule.Title!.Value,
            $"`{rule.Id!.Value}`",
            Names.Word(rule.Severity!.Value),
            Names.Word(confidence),
            Recognition(file, rule),
            rule.Validator is { } validator ? Names.Word(validator.Value) : "",
            $"{rule.Examples.Length} + {rule.NegativeExamples.Length}",
        ];
    }

    private static string Recognition(RuleFile file, RuleSyntax rule) => rule switch
    {
        { Validator.Value: Validator.Assignment } => "name, decided by evidence",
        { Pattern: { } pattern } => OfPattern(pattern.Value, rule),
        { Shape: not null } when file.Venue is null => $"name and shape, near {Words(rule.Keywords)}",
        { Weak.Value: true } => "name, beside another part",
        { Distinctive.Value: true } => "shape alone",
        { Shape: not null } => "shape, name and venue",
        { Validator.Value: Validator.LoneHex } => $"alone in {Words(rule.Files)}",
        { Validator.Value: Validator.WalletFile or Validator.KeyStoreFile or Validator.KeepassFile } => "structure of the file",
        { Validator: { } validator } when validator.Value.FindsItsValues() => "its own arithmetic",
        _ => "private key, and venue",
    };

    private static string OfPattern(string text, RuleSyntax rule)
    {
        var pattern = Pattern.Parse(text);
        var inside = rule.Keywords.Where(word => pattern.OffsetsOf(word.Value) is not null).ToImmutableArray();
        var near = rule.Context.IsEmpty ? rule.Keywords.RemoveRange(inside) : rule.Context;
        return (inside.IsEmpty ? "pattern" : $"{Words(inside)} and pattern") + (near.IsEmpty ? "" : $", near {Words(near)}");
    }

    private static string Words(ImmutableArray<Written<string>> words) =>
        string.Join(' ', words.Take(MostWords).Select(word => $"`{word.Value}`")) + (words.Length > MostWords ? " …" : "");
}
