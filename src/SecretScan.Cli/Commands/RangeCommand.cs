using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Git;

namespace SecretScan.Cli.Commands;

/// <summary><c>range BASE..HEAD</c>: what a branch or pull request adds.</summary>
internal static class RangeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var range = new Argument<string>("BASE..HEAD") { Description = "The commits that HEAD has and BASE has not (A...B: those of both sides)" };
        var command = new Command("range", "Scan what a branch or pull request adds, commit by commit") { range };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var revisions = typed.GetRequiredValue(range);
            var parsed = RangeRevisions.Parse(revisions);
            var job = new ScanJob(options.Read(typed));
            using var interruption = new Interruption();
            using var repository = job.OpenRepository(interruption.Token);
            return (int)job.Run(CommitRange.Of(repository, parsed), repository, isProposal: true, interruption.Token);
        });
        return command;
    }
}
