using System.CommandLine;
using System.Text;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Importing;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Configuration;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Suppression;

namespace SecretScan.Cli.Commands;

/// <summary><c>baseline import</c>: takes over what gitleaks, detect-secrets, trufflehog and ggshield were told to pass over.</summary>
internal static class BaselineImportCommand
{
    private static readonly string[] UsualFiles = [".gitleaksignore", ".gitleaks.toml", ".secrets.baseline", ".gitguardian.yml", ".gitguardian.yaml"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Reports, baselines, ignore files, configurations: .gitleaksignore, .gitleaks.toml, .secrets.baseline, .gitguardian.yaml, ... (default: those at the root)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = ScanOptions.One("--format", "NAME", "Whose files they are: " + string.Join(", ", ForeignFile.Formats));
        var marks = ScanOptions.Flag("--foreign-markers", "Accept what stands today on lines marked gitleaks:allow, pragma: allowlist secret, trufflehog:ignore, ggignore");
        var rules = ScanOptions.One("--rules-to", "FILE", "Write their own rules into this file");
        var dry = ScanOptions.Flag("--dry-run", "Only tell what would be done");
        var command = new Command("import", "Take over what another scanner was told to pass over") { files, format, marks, rules, dry };
        var options = new ScanOptions(command);
        command.SetAction(typed =>
        {
            var arguments = options.Read(typed);
            using var repository = new ScanJob(arguments).OpenRepository();
            var root = repository.Root ?? throw new CommandException("a bare repository has nothing to import into");
            var named = typed.GetValue(files) is { Length: > 0 } some ? some : AtRoot(root);
            if (named.Length == 0 && !ScanOptions.Has(typed, marks))
            {
                throw new CommandException("there is no file of another scanner at the root: name one");
            }

            // All are read before anything is scanned: a typing error must not cost a long scan.
            var policies = named.Select(file => ForeignFile.Read(file, typed.GetValue(format))).ToList();
            var job = new ScanJob(arguments with { IgnoresBaseline = true });
            var import = new Import(job, repository);
            policies.ForEach(import.Take);
            if (ScanOptions.Has(typed, marks))
            {
                import.TakeMarks();
            }

            Write(arguments, repository, root, import, policies, typed.GetValue(rules), ScanOptions.Has(typed, dry));
            return (int)ExitCode.Clean;
        });
        return command;
    }

    private static void Write(ScanArguments arguments, GitRepository repository, string root, Import import, List<ForeignPolicy> policies, string? rules, bool dry)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var path = BaselineCommand.PathOf(new ScanJob(arguments), repository);
        var old = new ScanJob(arguments).PolicyOf(repository).Baseline() ?? Baseline.Empty;
        var baseline = old.With(import.BaselineEntries(today), today);
        var configuration = new ScanJob(arguments).PolicyOf(repository).ConfigurationPlace?.OnDisk ?? Path.Combine(root, ConfigurationFile.FileName);
        var text = import.Allowed.Count > 0 ? Configuration(configuration, import.Allowed) : null;
        var ruleText = rules is null ? null : RuleText.Of(policies, import.Table);
        foreach (var (file, rule) in rules is null ? policies.SelectMany(policy => policy.Rules.Select(rule => (policy.File, rule))) : [])
        {
            import.Table.Refuse(file, "rules", rule.Id, "their own rule; --rules-to FILE writes those that can be said here");
        }

        foreach (var line in import.Table.Lines(import.Safe, arguments.Verbose))
        {
            StandardStream.Output.WriteLine(line);
        }

        var verb = dry ? "would hold" : "holds";
        Notice.Write($"{path} {verb} {baseline.Entries.Length:N0} entries, {baseline.Entries.Count(entry => old.Find(entry.Fingerprint) is null):N0} of them new");
        if (!dry && baseline.Entries.Length > 0)
        {
            baseline.Save(path);
        }

        if (text is not null)
        {
            Save(configuration, text, $"{configuration} {verb} {import.Allowed.Sum(allowed => allowed.Globs.Count):N0} globs of theirs under allow: look at them", dry);
        }

        if (ruleText is not null)
        {
            Save(rules!, ruleText, $"{rules} {verb} their rules: name it in {ConfigurationFile.FileName} under rules: files, or by --rules", dry);
        }
    }

    private static string Configuration(string path, IEnumerable<(string Reason, IReadOnlyList<string> Globs)> allowed)
    {
        try
        {
            return AllowText.Add(File.Exists(path) ? File.ReadAllText(path) : null, path, allowed);
        }
        catch (ConfigurationException e)
        {
            throw new CommandException(e.Message);
        }
    }

    private static void Save(string path, string text, string told, bool dry)
    {
        if (!dry)
        {
            ReportFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        Notice.Write(told);
    }

    private static string[] AtRoot(string root) =>
        [.. UsualFiles.Select(name => Path.GetRelativePath(".", Path.Combine(root, name))).Where(File.Exists)];
}
