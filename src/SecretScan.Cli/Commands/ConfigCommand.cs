using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Reporting;

namespace SecretScan.Cli.Commands;

/// <summary><c>config show</c>: every setting that applies, and where it comes from.</summary>
internal static class ConfigCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("config", "Show what is configured") { Show() };

    private static Command Show()
    {
        var known = ScanOptions.One("--base", "REVISION", "Show what judges a change that is proposed to this revision");
        var command = new Command("show", "Every setting that applies here, and where it comes from") { known };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var job = new ScanJob(options.Read(typed));
            using var repository = job.OpenRepository();
            var policy = typed.GetValue(known) is { } revision ? job.JudgeBy(CommitRange.JudgedBy(repository, revision), repository) : job.PolicyOf(repository);
            job.RefuseUnknownRules();
            foreach (var (setting, value, from) in PolicyTable.Of(policy))
            {
                StandardStream.Output.WriteLine(Printable.Of($"{setting,-16}  {value,-32}  {from}").TrimEnd());
            }
        });
        return command;
    }
}
