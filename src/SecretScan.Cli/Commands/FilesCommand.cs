using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
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
        var failOnUnused = ScanOptions.FailOnUnused();
        var stdinPath = ScanOptions.One("--stdin-path", "NAME", "The name that standard input counts under");
        var command = new Command("files", "Scan files and folders as they stand on disk") { paths, noIgnore, stdinPath, failOnUnused };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var arguments = options.Read(typed) with { FailOnUnused = ScanOptions.Has(typed, failOnUnused) };
            var job = new ScanJob(arguments) { Folder = Environment.CurrentDirectory, ReadsAll = ReadsAll(typed.GetValue(paths) ?? [], arguments) };
            using var interruption = new Interruption();
            using var repository = TryOpen(job);
            var source = IsStdin(typed.GetValue(paths) ?? [], typed.GetValue(stdinPath))
                ? new StdinSource(
                    StandardInput.Open(), typed.GetValue(stdinPath), job.Limits, job.Timeout, interruption.Token)
                : (IFragmentSource)new FilesSource(
                    Environment.CurrentDirectory,
                    typed.GetValue(paths) ?? [],
                    job.Limits,
                    ScanOptions.Has(typed, noIgnore) ? null : WorkTreeFiles.Below);
            return (int)job.Run(source, repository, token: interruption.Token);
        });
        return command;
    }

    // Of a part of the files nobody can say what is no longer needed.
    private static bool ReadsAll(string[] paths, ScanArguments arguments)
    {
        var isRoot = Path.Exists(Path.Combine(arguments.Repository ?? Environment.CurrentDirectory, ".git"))
            && (arguments.Repository is null || Path.GetFullPath(arguments.Repository) == Environment.CurrentDirectory);
        return paths is [] or ["."] && isRoot ? true
            : arguments.FailOnUnused ? throw new CommandException("--fail-on-unused needs a scan of all files: run it at the root of the repository, without paths")
            : false;
    }

    private static bool IsStdin(string[] paths, string? stdinPath) =>
        paths is ["-"]
        || (paths.Contains("-") || stdinPath is not null
            ? throw new CommandException("standard input is scanned on its own: `secretscan files - --stdin-path NAME`")
            : false);

    // Only for the policy at its root: files need no repository.
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
