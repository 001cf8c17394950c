using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Ci;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Reporting;

namespace SecretScan.Cli.Commands;

/// <summary><c>ci</c>: what the build system is building, judged by what was agreed on before.</summary>
internal static class CiCommand
{
    private const string StepSummary = "GITHUB_STEP_SUMMARY";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var known = ScanOptions.One("--base", "REVISION", "What the other side has (default: what the build system says)");
        var command = new Command("ci", "Scan what a build system builds: finds the range, annotates, writes the job summary") { known };
        var options = new ScanOptions(command);
        command.SetAction(typed => (int)Run(options.Read(typed), typed.GetValue(known)));
        return command;
    }

    private static ExitCode Run(ScanArguments arguments, string? known)
    {
        var variables = CiVariables.OfProcess;
        var isGitHub = variables.Is("GITHUB_ACTIONS");
        var job = new ScanJob(arguments with
        {
            Annotations = isGitHub ? "github" : variables.Is("TF_BUILD") ? "azure" : null,
            OnlyOpen = isGitHub,
        });
        using var interruption = new Interruption();
        using var repository = job.OpenRepository(interruption.Token);
        var plan = known is null
            ? BuildSystem.Plan(variables, repository.DefaultBranch)
            : new CiPlan("--base", known) { Known = [known], Judges = [known] };
        var range = CiRange.Of(plan, repository);
        Notice.Write(range.Said);
        if (plan.IsDeletion)
        {
            return ExitCode.Clean;
        }

        var result = range.IsWhole
            ? job.ScanAll(range.Commits, range.IsAccepted, repository, interruption.Token)
            : job.Scan(range.Commits, repository, isProposal: true, interruption.Token);
        var code = job.Told(result);
        if (isGitHub && variables[StepSummary] is { } summary)
        {
            Summarize(result, summary);
        }

        return code;
    }

    // Other steps have written there, too.
    private static void Summarize(ScanResult result, string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write);
            new MarkdownReport(new ReportOptions()).Write(result, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Notice.Write($"the job summary cannot be written to {path}: {e.Message}");
        }
    }
}
