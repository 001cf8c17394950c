using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Sources;

namespace SecretScan.Cli.Commands;

/// <summary><c>history [REVISION...]</c>: every version of every file, and every message.</summary>
internal static class HistoryCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var revisions = new Argument<string[]>("REVISION")
        {
            Description = "Branches, tags, commits, A..B, ^A as git writes them (default: all refs, HEAD and the stash)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var reflog = ScanOptions.Flag("--reflog", "Read what only the reflog still names, too");
        var unreachable = ScanOptions.Flag("--unreachable", "Read every object there is, whether anything leads to it or not");
        var since = ScanOptions.One("--since", "DATE", "Only commits after this date, as git writes dates");
        var maxCount = ScanOptions.One("--max-count", "N", "Only the newest N commits");
        var paths = ScanOptions.Many("--path", "GLOB", "Only these files, folders, or globs with * and **");
        var sinceLast = ScanOptions.Flag("--since-last", "Leave out what an earlier scan by the same rules found to hold nothing (kept in the git folder)");
        var failOnUnused = ScanOptions.FailOnUnused();
        var verify = ScanOptions.Flag("--verify", "Trust no shortcut: compare every content with its id, look at every version as a whole");
        var command = new Command("history", "Scan every version of every file, and every message")
        {
            revisions, reflog, unreachable, since, maxCount, paths, sinceLast, failOnUnused, verify,
        };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var named = typed.GetValue(revisions) ?? [];
            var isVerified = ScanOptions.Has(typed, verify);
            var isAll = named is [] && typed.GetValue(since) is null && typed.GetValue(maxCount) is null && typed.GetValue(paths) is null or [];
            var job = new ScanJob(options.Read(typed) with { Verify = isVerified, FailOnUnused = ScanOptions.Has(typed, failOnUnused) }) { ReadsAll = isAll };
            if (!isAll && ScanOptions.Has(typed, failOnUnused))
            {
                throw new CommandException("--fail-on-unused needs a scan of all history: leave revisions, dates, counts and paths out");
            }

            using var interruption = new Interruption();
            using var repository = job.OpenRepository(interruption.Token);
            var scanned = ScanOptions.Has(typed, sinceLast) ? ScannedObjects.Of(repository, job.Identity) : null;
            using var history = new GitHistory(
                repository,
                new HistoryOptions
                {
                    Revisions = named,
                    Reflog = ScanOptions.Has(typed, reflog),
                    Unreachable = ScanOptions.Has(typed, unreachable),
                    Since = typed.GetValue(since),
                    MaxCount = typed.GetValue(maxCount) is { } count ? Quantity.Count(maxCount.Name, count) : null,
                    Paths = new PathFilter(typed.GetValue(paths) ?? []),
                    Verify = isVerified,
                    Scanned = scanned,
                },
                job.Limits);
            var code = job.Run(history, repository, [.. named], interruption.Token);
            if (scanned?.Problem is { } problem)
            {
                Notice.Write("warning: " + problem);
            }

            return (int)code;
        });
        return command;
    }
}
