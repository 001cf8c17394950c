using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Rules.Checking;
using SecretScan.Rules.Images;

namespace SecretScan.Cli.Commands;

/// <summary><c>rules list | show ID | check [PATH...]</c>.</summary>
internal static class RulesCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("rules", "Show the rules, and check your own") { List(), Show(), Check() };

    /// <summary>Prints what is known of a rule; of a provider, which rules it has.</summary>
    /// <exception cref="CommandException">There is neither of that name.</exception>
    public static void Explain(IReadOnlyList<RuleImage> images, string name)
    {
        var all = All(images).ToList();
        if (all.Find(rule => rule.Id == name) is { } known)
        {
            StandardStream.Output.Write(System.Text.Encoding.UTF8.GetBytes(
                RuleExplanation.Of(known, new ReportOptions { Colour = Reports.IsColoured(When.Auto, StandardStream.Output) })));
        }
        else if (all.FindAll(rule => rule.Provider == name) is { Count: > 0 } own)
        {
            Name(own);
        }
        else
        {
            var near = Nearest.To(name, all.Select(rule => rule.Id).Concat(all.Select(rule => rule.Provider)));
            throw new CommandException($"there is no rule '{name}'{near}; `secretscan rules list` names them all");
        }
    }

    private static Command List()
    {
        var rules = RulesOption();
        var venues = ScanOptions.Flag("--venues", "The trading venues and what makes a usable credential there");
        var command = new Command("list", "Name every rule, with its part, severity and confidence") { rules, venues };
        command.SetAction(typed =>
        {
            var images = RuleFiles.InForce((typed.GetValue(rules) ?? []).SelectMany(RuleFiles.OnDisk));
            if (ScanOptions.Has(typed, venues))
            {
                StandardStream.Output.Write(System.Text.Encoding.UTF8.GetBytes(VenueTable.Of(images)));
                return;
            }

            Name([.. All(images)]);
        });
        return command;
    }

    // A line a rule, below a heading.
    private static void Name(List<Rule> rules)
    {
        var width = rules.Max(rule => rule.Id.Length);
        Line("rule", "part", "severity", "confidence", "what it is");
        foreach (var rule in rules.OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            Line(rule.Id, Word(rule.Part), Word(rule.Severity), Word(rule.Confidence), rule.Title);
        }

        void Line(string id, string part, string severity, string confidence, string title) => StandardStream.Output.WriteLine(
            Printable.Of($"{id.PadRight(width)}  {part,-17}  {severity,-8}  {confidence,-10}  {title}"));

        static string Word<T>(T value)
            where T : struct, Enum => Rules.Syntax.Names.Word(value);
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "A rule id, or a provider's to name its rules" };
        var rules = RulesOption();
        var command = new Command("show", "Tell all about one rule") { id, rules };
        command.SetAction(typed => Explain(RuleFiles.InForce((typed.GetValue(rules) ?? []).SelectMany(RuleFiles.OnDisk)), typed.GetRequiredValue(id)));
        return command;
    }

    private static Command Check()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files, or folders of them", Arity = ArgumentArity.OneOrMore };
        var builtIn = ScanOptions.Flag("--built-in", "As rules of SecretScan itself: its own ids are not taken, nothing may be left out");
        var command = new Command("check", "Check rule files: fields, patterns, examples") { paths, builtIn };
        command.SetAction(typed =>
        {
            var origin = ScanOptions.Has(typed, builtIn) ? RuleOrigin.BuiltIn : RuleOrigin.User;
            var check = RuleFiles.Check(typed.GetRequiredValue(paths).SelectMany(RuleFiles.OnDisk), origin);
            foreach (var problem in check.Problems)
            {
                StandardStream.Output.WriteLine(Printable.Of(problem.ToString()));
            }

            var image = check.Open();
            Notice.Write(image is null
                ? Counted(check.Problems.Count(problem => !problem.IsWarning), "fault", "faults")
                : Counted(image.Entries.Length, "rule is fine", "rules are fine"));
            return (int)(image is null ? ExitCode.Failed : ExitCode.Clean);
        });
        return command;
    }

    private static IEnumerable<Rule> All(IReadOnlyList<RuleImage> images) =>
        images.SelectMany(image => Enumerable.Range(0, image.Entries.Length).Select(image.Rule));

    private static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static Option<string[]> RulesOption() => ScanOptions.Many("--rules", "PATH", "Add the rules in a file or folder");
}
