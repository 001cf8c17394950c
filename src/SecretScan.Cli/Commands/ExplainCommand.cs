using System.CommandLine;
using System.Text;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Sources;
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
            var rules = RuleFiles.InForce(arguments.Rules.SelectMany(RuleFiles.OnDisk));
            var isFingerprint = id.StartsWith("v1:", StringComparison.Ordinal);
            if (!isFingerprint || !ExplainFound(new Fingerprint(id), arguments))
            {
                RulesCommand.Explain(rules, isFingerprint ? RuleOf(id, arguments) : id);
            }
        });
        return command;
    }

    // A fingerprint does not tell its rule: what is staged and what stands on disk is scanned again for it.
    private static bool ExplainFound(Fingerprint fingerprint, ScanArguments arguments)
    {
        var job = new ScanJob(arguments with { MinSeverity = Severity.Info, MinConfidence = Confidence.Low, Quiet = true });
        using var repository = job.OpenRepository();
        var found = Found(job.Scan(new StagedSource(repository, job.Limits), repository), fingerprint);
        if (found.Count == 0 && repository.Root is { } root)
        {
            found = Found(job.Scan(new FilesSource(root, [], job.Limits, WorkTreeFiles.Below), repository), fingerprint);
        }

        if (found.Count > 0)
        {
            var options = new ReportOptions { Colour = Reports.IsColoured(arguments.Color, StandardStream.Output), Verbose = arguments.Verbose, Reveal = arguments.Reveal };
            StandardStream.Output.Write(Encoding.UTF8.GetBytes(FindingExplanation.Of(found, options)));
        }

        return found.Count > 0;
    }

    private static List<Finding> Found(ScanResult result, Fingerprint fingerprint) =>
        [.. result.Findings.Concat(result.Suppressed.Select(s => s.Finding)).Where(f => f.Fingerprint == fingerprint)];

    // Else the file of known findings tells it.
    private static string RuleOf(string fingerprint, ScanArguments arguments)
    {
        var job = new ScanJob(arguments);
        using var repository = job.OpenRepository();
        return job.PolicyOf(repository).Baseline()?.Find(new Fingerprint(fingerprint))?.RuleId
            ?? throw new CommandException($"no baseline entry and nothing that is staged or stands on disk has the fingerprint {fingerprint}: look in the report that printed it for its rule id, and run `secretscan explain RULE-ID`");
    }
}
