using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;
using SecretScan.Rules.Syntax;

namespace SecretScan.Testing;

/// <summary>The built-in rules as they are written, the image of them, and an oracle for each of their patterns.</summary>
public sealed class RuleTexts
{
    private const string DefaultBoundary = "[^0-9A-Za-z]";

    private RuleTexts(IReadOnlyList<RuleFile> files, RuleImage image)
    {
        Image = image;
        Rules = [.. files.SelectMany(file => file.Rules)];
        Oracles = [.. files.SelectMany(file => file.Rules.Where(r => r.Pattern is not null || r.Shape is not null).Select(rule => (rule, Of(file, rule))))];
    }

    /// <summary>All of them compiled as the build does it.</summary>
    public RuleImage Image { get; }

    /// <summary>The rules.</summary>
    public IReadOnlyList<RuleSyntax> Rules { get; }

    /// <summary>What compares the table of <see cref="Image"/> with .NET Regex, for every rule with a pattern or shape.</summary>
    public IReadOnlyList<(RuleSyntax Rule, RuleOracle Oracle)> Oracles { get; }

    /// <summary>Reads the folder <c>rules</c>.</summary>
    public static RuleTexts Read()
    {
        RuleFile[] files = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "rules"), "*.yml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Load)];
        var check = RuleChecker.Check(files, RuleOrigin.BuiltIn);
        return new RuleTexts(files, check.Open() ?? throw new InvalidOperationException($"{check.Problems[0]}"));
    }

    private static RuleFile Load(string path)
    {
        using var text = File.OpenText(path);
        return RuleLoader.Load(path, text, out _);
    }

    private RuleOracle Of(RuleFile file, RuleSyntax rule)
    {
        var entry = Image.Entries[Image.FindRule(rule.Id!.Value)].Pattern;
        if (rule.Pattern is null && file.Venue is not null)
        {
            return new RuleOracle(Oracle.OfShape(() => Image.Patterns, entry, rule.Shape!.Value), true);
        }

        var pattern = rule.Pattern?.Value ?? SecretScan.Rules.Patterns.AssignedPattern.Of(rule.Shape!.Value, [.. rule.Names.Select(n => n.Value)]);
        var before = rule.Pattern is null ? @"[\s\S]" : rule.Before?.Value ?? DefaultBoundary;
        return new RuleOracle(Oracle.Of(() => Image.Patterns, entry, pattern, before, rule.After?.Value ?? DefaultBoundary), false);
    }
}
