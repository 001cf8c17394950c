using System.Text;
using SecretScan.Rules.Images;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>
/// Tries every rule on its own examples, in the very image that scans will use, and on text made to wear its pattern out.
/// What filters and validators do with the values is the engine's to test.
/// </summary>
internal sealed class ExampleCheck(Problems problems, RuleImage image)
{
    // Shorter values are no token that a platform's push protection knows.
    private const int LongSecret = 24;
    private const int PumpLength = 4096;

    private readonly RuleTrial _trial = new(image);

    public void Check(IEnumerable<CheckedRule> rules)
    {
        foreach (var rule in rules.Where(r => r.Entry >= 0 || r.Regex is not null))
        {
            var index = image.FindRule(rule.Id);
            foreach (var example in rule.Syntax.Examples)
            {
                CheckExample(rule, index, example);
            }

            foreach (var example in rule.Syntax.NegativeExamples)
            {
                CheckNegative(rule, index, example);
            }

            CheckPumps(rule, index);
        }
    }

    private void CheckExample(CheckedRule rule, int index, Example example)
    {
        var secrets = _trial.Find(index, example.Bytes);
        if (secrets.Count == 0)
        {
            problems.Error(example.At, rule.Id, rule.IsPart
                ? "the shape finds nothing in this example"
                : "keywords and pattern find nothing in this example");
            return;
        }

        // A human word is known to no platform.
        if (rule.IsWeak)
        {
            return;
        }

        var stored = _trial.Find(index, Encoding.UTF8.GetBytes(example.Stored));
        if (stored.Any(s => s.Length >= LongSecret && secrets.Contains(s)))
        {
            problems.Warning(
                example.At, rule.Id, "put the break marker (U+00A6) into the token, so that no platform takes this file for a leak");
        }
    }

    private void CheckNegative(CheckedRule rule, int index, Example example)
    {
        // Names decide over a venue's part, and what is declared here can still reject the value.
        var judgedLater = rule.IsPart || rule.Syntax.Entropy is not null || rule.Validator != Validator.None;
        if (!judgedLater && _trial.Find(index, example.Bytes).Any(secret => !IsPlaceholder(secret)))
        {
            problems.Error(
                example.At,
                rule.Id,
                "the pattern matches this negative example, and no 'entropy', 'validator' or 'context' of the rule could reject it");
        }
    }

    private void CheckPumps(CheckedRule rule, int index)
    {
        string[] seeds = [.. rule.Syntax.Keywords.Select(k => k.Value), .. rule.Syntax.Examples.SelectMany(e => Seeds(e.Text))];
        foreach (var seed in seeds.Where(s => s.Length > 0).Distinct())
        {
            var pump = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(seed, (PumpLength / seed.Length) + 1)));
            _trial.Find(index, pump);
            if (_trial.Exhausted)
            {
                problems.Error(
                    (rule.Syntax.Pattern ?? rule.Syntax.Shape)!.At,
                    rule.Id,
                    "the pattern takes too many steps on a text that repeats a keyword or example: let fewer of its repeats overlap");
                return;
            }
        }
    }

    // The whole, and the beginnings that leave a pattern waiting for its end.
    private static IEnumerable<string> Seeds(string text) => [text, text[..(text.Length / 2)], text[..(text.Length * 3 / 4)], text + " "];

    // What the engine rejects at any rule: a masked value.
    private static bool IsPlaceholder(string secret) => secret.Distinct().Count() < 6;
}
