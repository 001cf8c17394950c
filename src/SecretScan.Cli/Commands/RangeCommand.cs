using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;

namespace SecretScan.Cli.Commands;

/// <summary><c>range BASE..HEAD</c>: what a branch or pull request adds.</summary>
internal static class RangeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var range = new Argument<string>("BASE..HEAD") { Description = "The commits that HEAD has and BASE has not" };
        var command = new Command("range", "Scan what a branch or pull request adds, commit by commit") { range };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var revisions = typed.GetRequiredValue(range);
            var parsed = RangeRevisions.Parse(revisions);
            var job = new ScanJob(options.Read(typed));
            using var interruption = new Interruption();
            using var repository = job.OpenRepository(interruption.Token);
            var source = new RangeSource(repository, parsed, job.Limits);
            var code = job.Run(source, repository, [revisions], interruption.Token);
            if (source.IsEmpty)
            {
                Notice.Write($"{revisions}: no commits, so nothing was read; the right side has none that the left side has not");
            }

            return (int)code;
        });
        return command;
    }
}
