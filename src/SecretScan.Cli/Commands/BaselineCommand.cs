using System.CommandLine;
using System.Globalization;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Baselines;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Commands;

/// <summary><c>baseline create | update | audit | import</c>: accepts what is found now, by content.</summary>
internal static class BaselineCommand
{
    private const string NoReason = "accepted as it stood";

    /// <summary>The command.</summary>
    public static Command Create() => new("baseline", "Accept findings that are known, by content")
    {
        Make("create", "Write a baseline that accepts everything found now, or what a report says was found", create: true),
        Make("update", "Accept what is new, and drop what is gone", create: false),
        BaselineAuditCommand.Create(), BaselineImportCommand.Create(),
    };

    /// <summary>The option that names commits.</summary>
    public static Option<string> RangeOption() => ScanOptions.One("--range", "BASE..HEAD", "What these commits add (default: every file in the index)");

    /// <summary>Scans what a command is about: every file in the index, or the commits that were named.</summary>
    public static ScanResult Scan(ScanJob job, GitRepository repository, string? range) => range is null
        ? job.Scan(new IndexSource(repository, job.Limits), repository)
        : job.Scan(CommitRange.Of(repository, RangeRevisions.Parse(range)), repository, isProposal: false);

    /// <summary>Where the baseline of a repository stands.</summary>
    /// <exception cref="CommandException">There is no place for one.</exception>
    public static string PathOf(ScanJob job, GitRepository repository) => job.PolicyOf(repository).BaselinePath
        ?? throw new CommandException("a bare repository has no place for a baseline: give --baseline FILE");

    private static Command Make(string name, string description, bool create)
    {
        var range = RangeOption();
        var reason = ScanOptions.One("--reason", "TEXT", "Why it is accepted");
        var owner = ScanOptions.One("--owner", "NAME", "Who answers for it");
        var expires = ScanOptions.One("--expires", "DATE", "The last day on which it is accepted, as 2027-01-31");
        var report = ScanOptions.One("--from-report", "FILE", "Scan nothing and accept what this report (json or jsonl) says was found; adds to a baseline that is there");
        var chosen = ScanOptions.Many("--fingerprint", "V1", "Of the report only this (repeatable)");
        var command = new Command(name, description) { range, reason, owner, expires, report, chosen };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var file = typed.GetValue(report);
            var job = new ScanJob(options.Read(typed) with { IgnoresBaseline = create && file is null });
            using var repository = job.OpenRepository();
            var entry = new BaselineEntry
            {
                Fingerprint = default,
                RuleId = "",
                Provider = "",
                Occurrences = 1,
                Reason = typed.GetValue(reason) ?? NoReason,
                Owner = typed.GetValue(owner),
                Expires = typed.GetValue(expires) is { } text ? Date(text) : null,
                AddedAt = DateOnly.FromDateTime(DateTime.UtcNow),
            };
            var path = PathOf(job, repository);
            if (file is not null)
            {
                return (int)Add(job, repository, path, ReportedFindings.Read(file, typed.GetValue(chosen) ?? [], entry), entry.AddedAt);
            }

            if (typed.GetValue(chosen) is { Length: > 0 })
            {
                throw new CommandException("--fingerprint chooses from a report: give --from-report FILE");
            }

            return create && File.Exists(path)
                ? throw new CommandException($"{path} is there already: `secretscan baseline update` adds to it")
                : (int)Update(job, repository, path, typed.GetValue(range), entry);
        });
        return command;
    }

    private static ExitCode Update(ScanJob job, GitRepository repository, string path, string? range, BaselineEntry entry)
    {
        var result = Scan(job, repository, range);
        var update = (job.PolicyOf(repository).Baseline() ?? Baseline.Empty).Update(result, entry.Reason, entry.AddedAt, whole: range is null);
        var added = update.Added.Select(one => one.Fingerprint).ToHashSet();
        new Baseline(update.Baseline.Entries.Select(one => added.Contains(one.Fingerprint) ? one with { Owner = entry.Owner ?? one.Owner, Expires = entry.Expires ?? one.Expires } : one)).Save(path);
        Notice.Write($"{path}: {update.Baseline.Entries.Length} entries, {update.Added.Length} of them new" +
            (update.Gone.Length == 0 ? "" : $", {update.Gone.Length} {(update.Removed ? "gone" : "not found in this scan and kept")}"));
        return job.Judge(result with { Findings = [] });
    }

    private static ExitCode Add(ScanJob job, GitRepository repository, string path, IReadOnlyList<BaselineEntry> entries, DateOnly today)
    {
        var old = job.PolicyOf(repository).Baseline() ?? Baseline.Empty;
        var fresh = old.With(entries, today);
        fresh.Save(path);
        Notice.Write($"{path}: {fresh.Entries.Length} entries, {fresh.Entries.Count(entry => old.Find(entry.Fingerprint) is null)} of them new");
        return ExitCode.Clean;
    }

    private static DateOnly Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new CommandException($"--expires: '{text}' is no date like 2027-01-31");
}
