using System.Text.RegularExpressions;
using SecretScan.Rules.Syntax;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SecretScan.Cli.Importing;

/// <summary>
/// <c>.gitguardian.yaml</c> of ggshield (https://docs.gitguardian.com/ggshield-docs/configuration): ignored paths as globs, ignored matches as values or
/// their SHA-256; version 1 has them at the top, version 2 under <c>secret</c>.
/// </summary>
internal static partial class GgshieldConfig
{
    public static ForeignPolicy Read(string path, string text)
    {
        var policy = new ForeignPolicy(path, "ggshield");
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new GuardedParser(new Parser(new StringReader(text))));
        }
        catch (YamlException e)
        {
            throw new CommandException($"{path}:{e.Start.Line}: this is not the YAML that it should be");
        }

        var root = yaml.Documents.FirstOrDefault()?.RootNode as YamlMappingNode;
        foreach (var section in new[] { root, Child(root, "secret") as YamlMappingNode })
        {
            foreach (var glob in Items(section, "paths-ignore", "ignored-paths", "exclude").OfType<YamlScalarNode>())
            {
                policy.Paths.Add(new ForeignPaths(glob.Value ?? "", Globs(glob.Value ?? ""), null, null));
            }

            foreach (var match in Items(section, "matches-ignore", "ignored-matches"))
            {
                Match(policy, match);
            }

            policy.Refused.AddRange(Items(section, "ignored-detectors", "banlisted-detectors").OfType<YamlScalarNode>()
                .Select(detector => ($"detector {detector.Value}", "theirs; see `secretscan rules list` for ours and disable those in .secretscan.yml")));
        }

        return policy;
    }

    private static void Match(ForeignPolicy policy, YamlNode match)
    {
        var value = (match as YamlScalarNode ?? Child(match as YamlMappingNode, "match") as YamlScalarNode)?.Value ?? "";
        var note = (Child(match as YamlMappingNode, "name") as YamlScalarNode)?.Value;
        if (value.Length > 0)
        {
            policy.Entries.Add(new ForeignEntry("")
            {
                Rule = $"match #{policy.Entries.Count + 1}",
                IsValue = Hash().IsMatch(value) ? Values.Sha256(value) : Values.Text(value),
                Note = note,
            });
        }
    }

    // ggshield/core/filter.py: without a slash in front anywhere, with one behind a folder; `*` stays within one name.
    private static string[]? Globs(string pattern)
    {
        if (pattern.Trim('/', '*').Length == 0 || pattern.Any("?[]{}!\\".Contains))
        {
            return null;
        }

        var anywhere = pattern[0] == '/' ? pattern[1..] : pattern.StartsWith("**/", StringComparison.Ordinal) ? pattern : "**/" + pattern;
        return [anywhere.EndsWith('/') ? anywhere + "**" : anywhere];
    }

    private static IEnumerable<YamlNode> Items(YamlMappingNode? section, params string[] names) =>
        names.SelectMany(name => Child(section, name) as YamlSequenceNode ?? Enumerable.Empty<YamlNode>());

    // ggshield takes both spellings.
    private static YamlNode? Child(YamlMappingNode? node, string name) =>
        node?.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode key && key.Value?.Replace('_', '-') == name).Value;

    [GeneratedRegex(@"\A[0-9a-fA-F]{64}\z")]
    private static partial Regex Hash();
}
