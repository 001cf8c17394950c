using SecretScan.Rules.Images;
using SecretScan.Rules.Syntax;

namespace SecretScan.Rules.Checking;

/// <summary>
/// Decides whether rules can be used, and makes their image. The build, the tests and <c>secretscan rules check</c> all
/// ask this one piece of code.
/// </summary>
public static class RuleChecker
{
    /// <summary>Checks files that belong together: ids are unique over all of them.</summary>
    /// <param name="files">What <see cref="RuleLoader"/> read, in the order that makes the image; sort it to get equal images.</param>
    /// <param name="origin">Whose rules they are.</param>
    public static RuleCheck Check(IReadOnlyList<RuleFile> files, RuleOrigin origin) => Check(files, origin, []);

    /// <summary>Reads and checks files.</summary>
    /// <param name="files">The names that problems are reported under, and the texts; each is read to its end.</param>
    /// <param name="origin">Whose rules they are.</param>
    /// <param name="isTaken">Knows the ids of rules that are in force beside these, or null.</param>
    public static RuleCheck Read(
        IEnumerable<(string File, TextReader Text)> files, RuleOrigin origin, Func<string, bool>? isTaken = null)
    {
        List<RuleFile> read = [];
        List<RuleProblem> problems = [];
        foreach (var (file, text) in files)
        {
            read.Add(RuleLoader.Load(file, text, out var found));
            problems.AddRange(found);
        }

        foreach (var id in read.SelectMany(file => file.Rules).Select(rule => rule.Id).OfType<Written<string>>())
        {
            if (isTaken?.Invoke(id.Value) is true)
            {
                problems.Add(new RuleProblem(id.At, id.Value, "a built-in rule has this id; give yours another"));
            }
        }

        return Check(read, origin, problems);
    }

    private static RuleCheck Check(IReadOnlyList<RuleFile> files, RuleOrigin origin, IEnumerable<RuleProblem> before)
    {
        var problems = new Problems();
        problems.AddRange(before);
        var image = Compile(files, origin, problems);
        var ordered = problems.List
            .OrderBy(p => p.At.File, StringComparer.Ordinal).ThenBy(p => p.At.Line).ThenBy(p => p.At.Column);
        return new([.. ordered], problems.HasErrors ? null : image);
    }

    private static byte[]? Compile(IReadOnlyList<RuleFile> files, RuleOrigin origin, Problems problems)
    {
        new FileCheck(problems).Check(files);
        var fields = new FieldCheck(problems, origin);
        var patterns = new PatternCheck(problems, origin);
        List<CheckedRule> rules = [];
        foreach (var file in files)
        {
            foreach (var rule in file.Rules)
            {
                fields.Check(file, rule);
                if (patterns.Check(file, rule) is { } compiled)
                {
                    rules.Add(compiled);
                }
            }
        }

        if (problems.HasErrors || files.Count == 0)
        {
            return null;
        }

        try
        {
            var image = RuleImageWriter.Write(files, rules, patterns.Table);
            new ExampleCheck(problems, RuleImage.Open(() => image)).Check(rules);
            return image;
        }
        catch (ArgumentException e)
        {
            // The keywords of all rules together are too many: no rule is to blame.
            problems.Error(new Place(files[0].File, 1, 1), null, e.Message);
            return null;
        }
    }
}
