using System.Globalization;

namespace SecretScan.Cli.Importing;

/// <summary>
/// <c>.gitleaks.toml</c> (https://github.com/gitleaks/gitleaks#configuration): the allowlists, for all rules and for one, with paths, regexes,
/// stopwords and commits; and the rules.
/// </summary>
internal static class GitleaksConfig
{
    private static readonly string[] Criteria = ["paths", "regexes", "stopwords", "commits"];
    private static readonly string[] LeftOut = ["entropy", "path"];

    public static ForeignPolicy Read(string path, string text)
    {
        var policy = new ForeignPolicy(path, "gitleaks");
        Dictionary<string, object> root;
        try
        {
            root = TomlReader.Read(text);
        }
        catch (CommandException e)
        {
            throw new CommandException($"{path}:{e.Message}");
        }

        Lists(policy, root, rule: null);
        foreach (var rule in Tables(root, "rules"))
        {
            var id = Text(rule, "id") ?? "";
            Lists(policy, rule, id);
            Rule(policy, rule, id);
        }

        if (Tables(root, "extend").FirstOrDefault() is { } extend)
        {
            Extend(policy, extend);
        }

        return policy;
    }

    // `allowlist` is one table in old configurations, `allowlists` a list of them.
    private static void Lists(ForeignPolicy policy, Dictionary<string, object> owner, string? rule)
    {
        foreach (var list in Tables(owner, "allowlist").Concat(Tables(owner, "allowlists")))
        {
            var targets = Texts(list, "targetRules").ToList();
            var about = rule is null ? targets.Count == 1 ? targets[0] : targets.Count > 1 ? string.Join(", ", targets) : null : rule;
            var name = about is null ? "allowlist" : $"allowlist of {about}";
            var note = Text(list, "description");
            var kinds = Criteria.Where(key => Texts(list, key).Any()).ToList();
            if (kinds.Count > 1 && string.Equals(Text(list, "condition"), "AND", StringComparison.OrdinalIgnoreCase))
            {
                policy.Refused.Add(($"{name}: {string.Join(" and ", kinds)}", "holds only where all of them do, which has no counterpart here"));
                continue;
            }

            foreach (var pattern in Texts(list, "paths"))
            {
                policy.AddPathPattern(pattern, note, about);
            }

            var byLine = Text(list, "regexTarget") is "line" or "match";
            Each(Texts(list, "regexes"), (regex, number) => policy.AddPattern($"{name}: regexes #{number}", regex, byLine, note));
            Each(Texts(list, "stopwords"), (word, number) => policy.AddWord($"{name}: stopwords #{number}", word, note));
            if (about is null)
            {
                policy.Commits.AddRange(Texts(list, "commits"));
            }
            else
            {
                policy.Refused.AddRange(Texts(list, "commits").Select(commit => ($"{name}: commit {commit}", "holds for one rule of theirs only, which is not known here")));
            }
        }
    }

    private static void Rule(ForeignPolicy policy, Dictionary<string, object> rule, string id)
    {
        if (Text(rule, "regex") is { } regex)
        {
            var group = int.TryParse(Text(rule, "secretGroup"), CultureInfo.InvariantCulture, out var number) ? number : 0;
            string[] leftOut = [.. LeftOut.Where(rule.ContainsKey)];
            policy.Rules.Add(new ForeignRule(id, Text(rule, "description") ?? id, regex, group, [.. Texts(rule, "keywords")], leftOut));
        }
        else if (rule.ContainsKey("path"))
        {
            policy.Refused.Add(($"rule {id}", "finds files by their name alone, which no rule does here"));
        }
    }

    private static void Extend(ForeignPolicy policy, Dictionary<string, object> extend)
    {
        if (Text(extend, "path") is { } other)
        {
            policy.Refused.Add(($"extend.path {other}", "another file: import it, too"));
        }

        policy.Refused.AddRange(Texts(extend, "disabledRules").Select(rule => ($"extend.disabledRules {rule}", "their rule; see `secretscan rules list` for ours and disable those in .secretscan.yml")));
    }

    private static void Each(IEnumerable<string> texts, Action<string, int> add)
    {
        var number = 0;
        foreach (var text in texts)
        {
            add(text, ++number);
        }
    }

    private static string? Text(Dictionary<string, object> table, string key) => table.GetValueOrDefault(key) as string;

    private static IEnumerable<string> Texts(Dictionary<string, object> table, string key) => table.GetValueOrDefault(key) switch
    {
        List<object> list => list.OfType<string>(),
        string one => [one],
        _ => [],
    };

    private static IEnumerable<Dictionary<string, object>> Tables(Dictionary<string, object> table, string key) => table.GetValueOrDefault(key) switch
    {
        List<object> list => list.OfType<Dictionary<string, object>>(),
        Dictionary<string, object> one => [one],
        _ => [],
    };
}
