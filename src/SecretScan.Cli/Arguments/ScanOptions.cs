using System.CommandLine;

namespace SecretScan.Cli.Arguments;

/// <summary>The options that scans share, as the command line knows them.</summary>
/// <remarks>Flags are text like all the rest: options of another type would be compiled at each start, and that takes longer than git does.</remarks>
internal sealed class ScanOptions
{
    private readonly Option<string> _backend = One("--git-backend", "WHO", "auto (default: git if it is on PATH), git or libgit2");
    private readonly Option<string[]> _rules = Many("--rules", "PATH", "Add the rules in a file or folder");
    private readonly Option<string> _configuration = One("--config", "FILE", "The configuration (default: .secretscan.yml at the root)");
    private readonly Option<string> _noConfiguration = Flag("--no-config", "Read no configuration");
    private readonly Option<string> _baseline = One("--baseline", "FILE", "Known findings (default: .secretscan-baseline.json at the root)");
    private readonly Option<string[]> _reports = Many("--report", "FORMAT[=PATH]", $"Report as {string.Join(", ", ReportArgument.Formats)}; to a file or standard output");
    private readonly Option<string> _minSeverity = One("--min-severity", "LEVEL", "Report from info, low (default), medium, high or critical on");
    private readonly Option<string> _minConfidence = One("--min-confidence", "LEVEL", "Report from low, medium (default) or high on");
    private readonly Option<string> _failOn = One("--fail-on", "LEVEL", "Exit with 1 from this severity on (default medium)");
    private readonly Option<string> _reveal = Flag("--reveal", "Print secrets unmasked");
    private readonly Option<string> _jobs = One("--jobs", "N", "Threads (default: one per processor)");
    private readonly Option<string> _maxFileSize = One("--max-file-size", "SIZE", "Leave out what is larger, and say so (default 100MB)");
    private readonly Option<string> _timeout = One("--timeout", "TIME", "Stop after this long, and say so: 30s, 5m");
    private readonly Option<string> _color = One("--color", "WHEN", "auto (default), always or never");
    private readonly Option<string> _progress = One("--progress", "WHEN", "Say how far a long scan is: auto (default), always or never");
    private readonly Option<string> _allowIncomplete = Flag("--allow-incomplete", "Exit with 0 although not everything was read");
    private readonly Option<string> _verbose = Flag("--verbose", "Say more", "-v");
    private readonly Option<string> _quiet = Flag("--quiet", "Say nothing but what was found", "-q");

    /// <summary>Adds the options to a command.</summary>
    public ScanOptions(Command command)
    {
        Option[] all =
        [
            Repository, _backend, _configuration, _noConfiguration, _rules, _baseline, _reports, _minSeverity, _minConfidence, _failOn, _reveal, _jobs, _maxFileSize,
            _timeout, _color, _progress, _allowIncomplete, _verbose, _quiet,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The folder in which git is asked.</summary>
    public Option<string> Repository { get; } = One("--repo", "DIR", "Look into this repository (default: the one around the current folder)");

    /// <summary>An option with one value.</summary>
    public static Option<string> One(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };

    /// <summary>An option that can be given several times.</summary>
    public static Option<string[]> Many(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>An option without a value.</summary>
    public static Option<string> Flag(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>The option of scans that can tell what is no longer needed.</summary>
    public static Option<string> FailOnUnused() => Flag("--fail-on-unused", "Exit with 1 when an entry of the configuration or the baseline meets no finding");

    /// <summary>True when an option without a value was given.</summary>
    public static bool Has(ParseResult typed, Option flag) => typed.GetResult(flag) is { Implicit: false };

    /// <summary>What was typed.</summary>
    /// <exception cref="CommandException">A value is wrong.</exception>
    public ScanArguments Read(ParseResult typed)
    {
        var usual = new ScanArguments();
        return usual with
        {
            Repository = typed.GetValue(Repository),
            Backend = typed.GetValue(_backend) is { } who ? Choice.Backend(_backend.Name, who) : usual.Backend,
            Rules = typed.GetValue(_rules) ?? [],
            Configuration = typed.GetValue(_configuration),
            IgnoresConfiguration = Has(typed, _noConfiguration),
            Baseline = typed.GetValue(_baseline),
            Reports = ReportArgument.ParseAll(typed.GetValue(_reports) ?? []),
            MinSeverity = typed.GetValue(_minSeverity) is { } least ? Choice.Severity(_minSeverity.Name, least) : null,
            MinConfidence = typed.GetValue(_minConfidence) is { } sure ? Choice.Confidence(_minConfidence.Name, sure) : null,
            FailOn = typed.GetValue(_failOn) is { } level ? Choice.Severity(_failOn.Name, level) : null,
            Reveal = Has(typed, _reveal),
            Jobs = typed.GetValue(_jobs) is { } jobs ? Quantity.Count(_jobs.Name, jobs) : usual.Jobs,
            MaxFileSize = typed.GetValue(_maxFileSize) is { } size ? Quantity.Size(_maxFileSize.Name, size) : null,
            Timeout = typed.GetValue(_timeout) is { } time ? Quantity.Duration(_timeout.Name, time) : null,
            Color = typed.GetValue(_color) is { } when ? Choice.When(_color.Name, when) : usual.Color,
            Progress = typed.GetValue(_progress) is { } told ? Choice.When(_progress.Name, told) : usual.Progress,
            AllowIncomplete = Has(typed, _allowIncomplete),
            Verbose = Has(typed, _verbose),
            Quiet = Has(typed, _quiet),
        };
    }
}
