using System.Text;
using System.Text.RegularExpressions;
using SecretScan.Cli.Scanning;
using SecretScan.Rules.Checking;

namespace SecretScan.Cli.Importing;

/// <summary>Says simple rules of gitleaks as a rule file of ours (<c>rules/README.md</c>).</summary>
internal static partial class RuleText
{
    private const string Head = "provider: gitleaks\nname: rules imported from gitleaks\nrules:\n";

    /// <summary>The file, or null when no rule can be said so.</summary>
    /// <param name="policies">The files that hold rules.</param>
    /// <param name="table">Where it is said what became of each.</param>
    public static string? Of(IEnumerable<ForeignPolicy> policies, ImportTable table)
    {
        var text = new StringBuilder(Head);
        HashSet<string> ids = [];
        foreach (var (policy, rule) in policies.SelectMany(policy => policy.Rules.Select(rule => (policy, rule))))
        {
            var id = Ids().Replace(rule.Id.ToLowerInvariant(), "-").Trim('-');
            var (said, why) = Say(rule, id);
            if (said is null || !ids.Add(id))
            {
                table.Refuse(policy.File, "rules", rule.Id, why ?? "there are two of this id");
                continue;
            }

            text.Append(said);
            table.Add(policy.File, "rules");
            foreach (var part in rule.LeftOut)
            {
                table.Refuse(policy.File, "parts of rules", $"{rule.Id}: {part}", part == "entropy"
                    ? "entropy is measured in another way here (see rules/README.md): look at what the rule finds"
                    : "rules here look into every file: look at what the rule finds");
            }
        }

        return ids.Count > 0 ? text.ToString() : null;
    }

    private static (string? Text, string? Why) Say(ForeignRule rule, string id)
    {
        var keywords = rule.Keywords.Where(word => word.Length >= 3 && word.All(char.IsAscii)).ToList();
        if (keywords.Count == 0)
        {
            return (null, "it has no keyword of at least three letters, and rules here need one");
        }

        var text = $"""
              - id: gitleaks-{id}
                title: {Quoted(rule.Description)}
                part: token
                severity: high
                confidence: medium
                keywords: [{string.Join(", ", keywords.Select(Quoted))}]
                pattern: {Quoted(WithSecret(rule.Pattern, rule.SecretGroup))}

            """;
        var check = RuleFiles.Check([("rule", new StringReader(Head + text))], RuleOrigin.User);
        return check.Problems.FirstOrDefault(problem => !problem.IsWarning) is { } problem ? (null, $"as a rule of ours: {problem.Message}") : (text, null);
    }

    // One named group here, and numbers there: that group gets the name, and the others lose theirs.
    private static string WithSecret(string pattern, int group)
    {
        var anyCase = pattern.StartsWith("(?i)", StringComparison.Ordinal);
        var body = anyCase ? pattern[4..] : pattern;
        var (said, number, inClass) = (new StringBuilder(), 0, false);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\' && i + 1 < body.Length)
            {
                said.Append(body[i..(i + 2)]);
                i++;
                continue;
            }

            inClass = body[i] == '[' || (inClass && body[i] != ']');
            var isNamed = body.AsSpan(i).StartsWith("(?P<") || body.AsSpan(i).StartsWith("(?<");
            if (inClass || body[i] != '(' || (i + 1 < body.Length && body[i + 1] == '?' && !isNamed))
            {
                said.Append(body[i]);
                continue;
            }

            said.Append(++number == Math.Max(group, 1) ? "(?<secret>" : "(?:");
            i = isNamed ? Math.Max(i, body.IndexOf('>', i)) : i;
        }

        var named = number >= Math.Max(group, 1) ? said.ToString() : $"(?<secret>{said})";
        return anyCase ? $"(?i:{named})" : named;
    }

    private static string Quoted(string text) => $"'{new string([.. text.Select(sign => char.IsControl(sign) ? ' ' : sign)]).Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Ids();
}
