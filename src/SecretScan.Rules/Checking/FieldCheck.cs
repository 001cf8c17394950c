using System.Collections.Immutable;
using SecretScan.Rules.Patterns;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>Checks the fields of a rule one by one: what is missing, out of range, or has no meaning for this kind of rule.</summary>
internal sealed class FieldCheck(Problems problems, RuleOrigin origin)
{
    public void Check(RuleFile file, RuleSyntax rule)
    {
        CheckNumbers(rule);
        CheckTexts(rule);
        CheckFiles(rule);
        foreach (var word in rule.Keywords.Concat(rule.Context))
        {
            WordCheck.Keyword(problems, rule.Id?.Value, word);
        }

        if (!rule.IsFaulty)
        {
            CheckId(file, rule);
            Need(rule, rule.Title, "title");
            Need(rule, rule.Part, "part");
            Need(rule, rule.Severity, "severity");
            CheckKind(file, rule);
            CheckHelp(rule);
        }
    }

    private void CheckId(RuleFile file, RuleSyntax rule)
    {
        if (rule.Id is not { } id)
        {
            problems.Error(rule.At, null, "the rule needs an 'id'");
            return;
        }

        if (!Names.IsId(id.Value))
        {
            problems.Error(id.At, id.Value, "an id is lower-case words joined by hyphens");
        }
        else if (file.Provider is { } provider && !id.Value.StartsWith(provider.Value + "-", StringComparison.Ordinal))
        {
            problems.Error(id.At, id.Value, $"the id must begin with its provider: '{provider.Value}-'");
        }
    }

    private void CheckKind(RuleFile file, RuleSyntax rule)
    {
        if (rule.Pattern is not null && rule.Shape is not null)
        {
            problems.Error(rule.Shape.At, rule.Id?.Value, "a rule has a 'pattern' or a 'shape', not both");
        }
        else if (rule.Pattern is not null)
        {
            CheckToken(rule);
            Refuse(rule, rule.Names.FirstOrDefault(), "names", "a shape");
        }
        else if (file.Assigns(rule))
        {
            CheckToken(rule);
            CheckNames(rule);
            Refuse(rule, rule.Before, "before", "a rule with a pattern");
        }
        else if (FindsItself(rule))
        {
            CheckSelfFinding(rule);
        }
        else if (file.Venue is null)
        {
            problems.Error(rule.At, rule.Id?.Value, "the rule needs a 'pattern', or a 'shape' with the words that stand near it");
        }
        else
        {
            CheckPart(rule);
        }
    }

    private void CheckToken(RuleSyntax rule)
    {
        if (rule.Keywords.IsEmpty)
        {
            problems.Error(rule.At, rule.Id?.Value, "the rule needs 'keywords': it is looked for only where one of them stands");
        }

        Refuse(rule, rule.Weak, "weak", "a venue's part");
        Refuse(rule, rule.NotNames.FirstOrDefault(), "not_names", "a venue's part");
        Refuse(rule, rule.Distinctive, "distinctive", "a venue's part");
        Refuse(rule, rule.Needs, "needs", "a venue's part");
        Refuse(rule, rule.Algorithms.FirstOrDefault(), "algorithms", "a private key without a shape");
    }

    private static bool FindsItself(RuleSyntax rule) => rule.Shape is null && rule.Validator?.Value.FindsItsValues() == true;

    private void CheckSelfFinding(RuleSyntax rule)
    {
        Refuse(rule, rule.Keywords.FirstOrDefault(), "keywords", "a rule with a pattern");
        Refuse(rule, rule.Window, "window", "a rule with a pattern");
        Refuse(rule, rule.Weak, "weak", "a venue's part");
        Refuse(rule, rule.Names.FirstOrDefault(), "names", "a venue's part");
        Refuse(rule, rule.NotNames.FirstOrDefault(), "not_names", "a venue's part");
    }

    private void CheckPart(RuleSyntax rule)
    {
        if (rule.Shape is null && rule.Part is { Value: not Part.PrivateKey })
        {
            problems.Error(rule.At, rule.Id?.Value, "the rule needs a 'shape' (a venue's part) or a 'pattern' (a token)");
        }

        Refuse(rule, rule.Keywords.FirstOrDefault(), "keywords", "a token");
        Refuse(rule, rule.Context.FirstOrDefault(), "context", "a token");
        Refuse(rule, rule.ContextBytes, "context_bytes", "a token");
        Refuse(rule, rule.Window, "window", "a token");
        if (rule.Shape is not null)
        {
            Refuse(rule, rule.Algorithms.FirstOrDefault(), "algorithms", "a private key without a shape");
        }

        CheckNames(rule);
    }

    private void CheckNames(RuleSyntax rule)
    {
        foreach (var name in rule.Names.Concat(rule.NotNames).Where(n => Names.Normalize(n.Value).Length == 0))
        {
            problems.Error(name.At, rule.Id?.Value, "a name needs letters or digits");
        }
    }

    private void CheckFiles(RuleSyntax rule)
    {
        foreach (var file in rule.Files.Where(f => f.Value.Split('/').Any(string.IsNullOrWhiteSpace)))
        {
            problems.Error(file.At, rule.Id?.Value, "a file is the end of a path: names joined by '/'");
        }

        if (rule.Shape is not null && rule.Keywords.IsEmpty)
        {
            Refuse(rule, rule.Files.FirstOrDefault(), "files", "a token");
        }
    }

    private void CheckNumbers(RuleSyntax rule)
    {
        Within(rule, rule.Window, "window", 1, Pattern.LongestMatch);
        Within(rule, rule.ContextBytes, "context_bytes", 1, Pattern.LongestMatch);
        if (rule.RotateDays is { } days && (days.Value.From < 1 || days.Value.From > days.Value.To || days.Value.To > 3650))
        {
            problems.Error(days.At, rule.Id?.Value, "'rotate_days' is 1 to 3650, or a range of these from less to more");
        }

        if (rule.Entropy is { Value: not (> 0 and <= 1) } entropy)
        {
            problems.Error(entropy.At, rule.Id?.Value, "'entropy' is more than 0 and at most 1");
        }
    }

    private void CheckHelp(RuleSyntax rule)
    {
        var id = rule.Id?.Value;
        if (rule.Impact is null)
        {
            Ask(rule.At, id, "say in 'impact' what it lets an attacker do");
        }

        if (rule.Remediation is not { } remediation)
        {
            Ask(rule.At, id, "say in 'remediation' how it is revoked");
        }
        else if (remediation.Summary is null || remediation.Steps.IsEmpty)
        {
            Ask(remediation.At, id, "'remediation' needs a 'summary' and 'steps'");
        }

        if (rule.References.IsEmpty)
        {
            Ask(rule.At, id, "name in 'references' where the facts come from");
        }

        // A venue claims the private keys that other rules find: there is nothing to try.
        if (rule.Pattern is null && rule.Shape is null && !FindsItself(rule))
        {
            return;
        }

        if (rule.Examples.IsEmpty)
        {
            Ask(rule.At, id, "give 'examples' that it must find");
        }

        if (rule.NegativeExamples.IsEmpty)
        {
            Ask(rule.At, id, "give 'negative_examples' that it must not find");
        }
    }

    // These texts reach terminals.
    private void CheckTexts(RuleSyntax rule)
    {
        ImmutableArray<Written<string>?> shown =
            [rule.Title, rule.Impact, rule.Remediation?.Summary, rule.Remediation?.Url, .. rule.Remediation?.Steps ?? [], .. rule.References];
        foreach (var text in shown.Where(text => text?.Value.Any(char.IsControl) == true))
        {
            problems.Error(text!.At, rule.Id?.Value, "the text must be one line without control characters");
        }
    }

    private void Need(RuleSyntax rule, object? field, string key)
    {
        if (field is null)
        {
            problems.Error(rule.At, rule.Id?.Value, $"the rule needs '{key}'");
        }
    }

    private void Refuse<T>(RuleSyntax rule, Written<T>? field, string key, string only)
    {
        if (field is not null)
        {
            problems.Error(field.At, rule.Id?.Value, $"'{key}' has a meaning only for {only}: remove it");
        }
    }

    private void Within(RuleSyntax rule, Written<int>? number, string key, int least, int most)
    {
        if (number is not null && (number.Value < least || number.Value > most))
        {
            problems.Error(number.At, rule.Id?.Value, $"'{key}' is {least} to {most}");
        }
    }

    private void Ask(Place at, string? rule, string reason)
    {
        if (origin == RuleOrigin.BuiltIn)
        {
            problems.Error(at, rule, reason);
        }
        else
        {
            problems.Warning(at, rule, reason);
        }
    }
}
