using System.CommandLine;
using System.Text;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Baselines;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Suppression;

namespace SecretScan.Cli.Commands;

/// <summary><c>baseline audit</c>: goes through what is found with somebody who knows.</summary>
internal static class BaselineAuditCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var range = BaselineCommand.RangeOption();
        var all = ScanOptions.Flag("--all", "Ask again about what was kept");
        var command = new Command("audit", "Go through what is found in the terminal: is it a secret, or a false alarm, and why") { range, all };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            if (Console.IsInputRedirected || !StandardStream.Output.IsTerminal)
            {
                throw new CommandException("audit asks questions, and this is no terminal: run it in one, or use `secretscan baseline create --from-report`");
            }

            var arguments = options.Read(typed);
            var job = new ScanJob(arguments);
            using var repository = job.OpenRepository();
            var result = BaselineCommand.Scan(job, repository, typed.GetValue(range));
            var memory = new AuditMemory(repository, ScanOptions.Has(typed, all));
            return Run(job, repository, result, memory, Reports.IsColoured(arguments.Color, StandardStream.Output));
        });
        return command;
    }

    private static int Run(ScanJob job, GitRepository repository, ScanResult result, AuditMemory memory, bool colour)
    {
        var asked = result.Findings.Where(finding => !memory.Has(finding.Fingerprint)).GroupBy(finding => finding.Fingerprint).Select(same => same.ToList()).ToList();
        var kept = result.Findings.DistinctBy(finding => finding.Fingerprint).Count() - asked.Count;
        using var output = new StreamWriter(StandardStream.Output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        output.WriteLine($"{asked.Count} to look at{(kept > 0 ? $", {kept} kept before (--all asks again)" : "")}{(result.Suppressed.IsEmpty ? "" : $", {result.Suppressed.Length} accepted before")}");
        using var input = new StreamReader(StandardInput.Open());
        var path = BaselineCommand.PathOf(job, repository);
        var accepted = new Audit(input, output)
        {
            Content = finding => Content(repository, finding),
            Open = finding => Open(repository, finding),
            Keep = memory.Keep,
            Accept = (same, reason) => Accept(job, repository, path, result, same, reason),
            HasScreens = Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"),
            Colour = colour,
        }.Run(result, asked);
        output.WriteLine();
        output.WriteLine($"{accepted.DistinctBy(finding => finding.Fingerprint).Count()} accepted in {path}, {result.Findings.Length - accepted.Count} go on being reported");
        return (int)job.Judge(result with { Findings = [.. result.Findings.Where(finding => !accepted.Contains(finding))] });
    }

    // At once, so that what was answered stays answered whatever comes.
    private static void Accept(ScanJob job, GitRepository repository, string path, ScanResult result, IReadOnlyList<Finding> same, string reason)
    {
        var one = result with { Findings = [.. same], Suppressed = [], Hidden = [.. result.Hidden, .. result.Findings] };
        var baseline = job.PolicyOf(repository).Baseline() ?? Baseline.Empty;
        baseline.Update(one, reason, DateOnly.FromDateTime(DateTime.UtcNow), whole: false).Baseline.Save(path);
    }

    private static byte[]? Content(GitRepository repository, Finding finding) =>
        finding.Origin is { Blob: { } blob, Path: not null } ? repository.Objects.Read(blob, 16 << 20)?.Content : null;

    private static string? Open(GitRepository repository, Finding finding) =>
        repository.Root is { } root && finding.Origin.Path is { } path && File.Exists(Path.Join(root, path))
            ? EditorCall.Open(Path.Join(root, path), finding.Location.StartLine)
            : "it is not in the working tree";
}
