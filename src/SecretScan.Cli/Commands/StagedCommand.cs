using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Git;
using SecretScan.Reporting;

namespace SecretScan.Cli.Commands;

/// <summary><c>staged</c>: what the next commit records.</summary>
internal static class StagedCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("staged", "Scan what `git commit` is about to record: the index against HEAD");
        var options = new ScanOptions(command);
        command.SetAction(typed => (int)Run(options.Read(typed)));
        return command;
    }

    /// <summary>Scans.</summary>
    public static ExitCode Run(ScanArguments arguments)
    {
        var job = new ScanJob(arguments);
        using var repository = job.OpenRepository();
        return job.Run(new StagedSource(repository, job.Limits), repository);
    }
}
