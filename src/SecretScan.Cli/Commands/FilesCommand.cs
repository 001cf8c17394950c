using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Git;
using SecretScan.Sources;

namespace SecretScan.Cli.Commands;

/// <summary><c>files [PATH...]</c>: files as they stand on disk, or standard input.</summary>
internal static class FilesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders, globs with * and **; - for standard input (default: the current folder)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var noIgnore = ScanOptions.Flag("--no-ignore", "Scan what .gitignore leaves out, too");
        var stdinPath = ScanOptions.One("--stdin-path", "NAME", "The name that standard input counts under");
        var command = new Command("files", "Scan files and folders as they stand on disk") { paths, noIgnore, stdinPath };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var job = new ScanJob(options.Read(typed));
            var source = Source(typed.GetValue(paths) ?? [], typed.GetValue(stdinPath), ScanOptions.Has(typed, noIgnore), job.Limits);
            using var repository = TryOpen(job);

            // Who waits for standard input cannot be told to stop.
            using var interruption = source.Mode == ScanMode.Stdin ? null : new Interruption();
            return (int)job.Run(source, repository, token: interruption?.Token ?? default);
        });
        return command;
    }

    private static IFragmentSource Source(string[] paths, string? stdinPath, bool noIgnore, SourceLimits limits)
    {
        if (paths is ["-"])
        {
            return new StdinSource(Console.OpenStandardInput(), stdinPath, limits);
        }

        if (paths.Contains("-") || stdinPath is not null)
        {
            throw new CommandException("standard input is scanned on its own: `secretscan files - --stdin-path NAME`");
        }

        return new FilesSource(Environment.CurrentDirectory, paths, limits, noIgnore ? null : WorkTreeFiles.Below);
    }

    // Only for the baseline at its root: files need no repository.
    private static GitRepository? TryOpen(ScanJob job)
    {
        try
        {
            return job.OpenRepository();
        }
        catch (SourceException)
        {
            return null;
        }
    }
}
