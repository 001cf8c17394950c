using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Suppression;

namespace SecretScan.Cli.Commands;

/// <summary><c>explain RULE-ID|FINGERPRINT</c>: what it is, what it lets an attacker do, how to revoke it.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("RULE-ID|FINGERPRINT") { Description = "A rule, a known finding by its fingerprint, or a provider to name its rules" };
        var command = new Command("explain", "Tell what a finding is, what it lets an attacker do, and how to revoke it") { name };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var arguments = options.Read(typed);
            var id = typed.GetRequiredValue(name);
            var rules = RuleFiles.InForce(arguments.Rules);
            RulesCommand.Explain(rules, id.StartsWith("v1:", StringComparison.Ordinal) ? RuleOf(id, arguments) : id);
        });
        return command;
    }

    // A fingerprint does not tell its rule; the file of known findings does.
    private static string RuleOf(string fingerprint, ScanArguments arguments)
    {
        var job = new ScanJob(arguments);
        using var repository = job.OpenRepository();
        return job.LoadBaseline(repository)?.Find(new Fingerprint(fingerprint))?.RuleId
            ?? throw new CommandException($"no baseline entry has the fingerprint {fingerprint}: look in the report that printed it for its rule id, and run `secretscan explain RULE-ID`");
    }
}
