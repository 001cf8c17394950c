using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Commands;

/// <summary><c>baseline create | update</c>: accepts what is found now, by content.</summary>
internal static class BaselineCommand
{
    private const string NoReason = "accepted as it stood";

    /// <summary>The command.</summary>
    public static Command Create() => new("baseline", "Accept findings that are known, by content")
    {
        Make("create", "Write a baseline that accepts everything found now", create: true),
        Make("update", "Accept what is new, and drop what is gone", create: false),
    };

    private static Command Make(string name, string description, bool create)
    {
        var range = ScanOptions.One("--range", "BASE..HEAD", "What these commits add (default: every file in the index)");
        var reason = ScanOptions.One("--reason", "TEXT", "Why it is accepted");
        var command = new Command(name, description) { range, reason };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var job = new ScanJob(options.Read(typed) with { IgnoresBaseline = create });
            using var repository = job.OpenRepository();
            var revisions = typed.GetValue(range);
            var scan = revisions is null
                ? new Func<ScanResult>(() => job.Scan(new IndexSource(repository, job.Limits), repository))
                : () => job.Scan(CommitRange.Of(repository, RangeRevisions.Parse(revisions)), repository, isProposal: false);
            return (int)Write(job, repository, scan, typed.GetValue(reason) ?? NoReason, create, whole: revisions is null);
        });
        return command;
    }

    private static ExitCode Write(ScanJob job, GitRepository repository, Func<ScanResult> scan, string reason, bool create, bool whole)
    {
        var path = job.PolicyOf(repository).BaselinePath
            ?? throw new CommandException("a bare repository has no place for a baseline: give --baseline FILE");
        if (create && File.Exists(path))
        {
            throw new CommandException($"{path} is there already: `secretscan baseline update` adds to it");
        }

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var result = scan();
        var update = (job.PolicyOf(repository).Baseline() ?? Baseline.Empty).Update(result, reason, today, whole);
        update.Baseline.Save(path);
        Notice.Write($"{path}: {update.Baseline.Entries.Length} entries, {update.Added.Length} of them new" +
            (update.Gone.Length == 0 ? "" : $", {update.Gone.Length} {(update.Removed ? "gone" : "not found in this scan and kept")}"));
        return job.Judge(result with { Findings = [] });
    }
}
