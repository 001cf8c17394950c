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

    /// <summary>The rule of that name.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Rule Find(IReadOnlyList<RuleImage> images, string id)
    {
        foreach (var image in images)
        {
            if (image.FindRule(id) is >= 0 and var index)
            {
                return image.Rule(index);
            }
        }

        var near = Nearest.To(id, All(images).Select(rule => rule.Id));
        throw new CommandException($"there is no rule '{id}'{near}; `secretscan rules list` names them all");
    }

    private static Command List()
    {
        var rules = RulesOption();
        var venues = ScanOptions.Flag("--venues", "The trading venues and what makes a usable credential there");
        var command = new Command("list", "Name every rule, with its part, severity and confidence") { rules, venues };
        command.SetAction(typed =>
        {
            var images = RuleFiles.InForce(typed.GetValue(rules) ?? []);
            if (ScanOptions.Has(typed, venues))
            {
                StandardStream.Output.Write(System.Text.Encoding.UTF8.GetBytes(VenueTable.Of(images)));
                return;
            }

            foreach (var rule in All(images).OrderBy(rule => rule.Id, StringComparer.Ordinal))
            {
                StandardStream.Output.WriteLine(Printable.Of(
                    $"{rule.Id,-40} {Word(rule.Part),-17}  {Word(rule.Severity),-8}  {Word(rule.Confidence),-6}  {rule.Title}"));
            }
        });
        return command;

        static string Word<T>(T value)
            where T : struct, Enum => Rules.Syntax.Names.Word(value);
    }

    private static Command Show()
    {
        var id = new Argument<string>("ID") { Description = "A rule id" };
        var rules = RulesOption();
        var command = new Command("show", "Tell all about one rule") { id, rules };
        command.SetAction(typed => Explain(Find(RuleFiles.InForce(typed.GetValue(rules) ?? []), typed.GetRequiredValue(id))));
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
            var check = RuleFiles.Check(typed.GetRequiredValue(paths), origin);
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

    /// <summary>Prints what is known of a rule.</summary>
    public static void Explain(Rule rule) =>
        StandardStream.Output.Write(System.Text.Encoding.UTF8.GetBytes(
            RuleExplanation.Of(rule, new ReportOptions { Colour = Reports.IsColoured(ColorChoice.Auto, StandardStream.Output) })));

    private static IEnumerable<Rule> All(IReadOnlyList<RuleImage> images) =>
        images.SelectMany(image => Enumerable.Range(0, image.Entries.Length).Select(image.Rule));

    private static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static Option<string[]> RulesOption() => ScanOptions.Many("--rules", "PATH", "Add the rules in a file or folder");
}
