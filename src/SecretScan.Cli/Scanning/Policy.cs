using System.Text;
using SecretScan.Cli.Arguments;
using SecretScan.Configuration;
using SecretScan.Git;
using SecretScan.Reporting;
using SecretScan.Rules.Images;
using SecretScan.Rules.Syntax;
using SecretScan.Sources;
using SecretScan.Suppression;

namespace SecretScan.Cli.Scanning;

/// <summary>
/// By what a scan judges: configuration, rules, known findings. They are read on disk for whoever works there, and from a commit
/// where a change is judged, because a change does not say how it is judged. What lies outside of the repository nobody changes by a
/// commit.
/// </summary>
internal sealed class Policy
{
    // As large as the largest that is read from disk.
    private const long LargestFile = 32 << 20;

    private readonly ScanArguments _arguments;
    private readonly Lazy<ConfigurationFile?> _configuration;
    private readonly Lazy<Settings> _settings;
    private readonly Lazy<Func<string, string>?> _fromRoot;

    /// <summary>A policy of which these files were named.</summary>
    public Policy(ScanArguments arguments)
    {
        _arguments = arguments;
        _configuration = new Lazy<ConfigurationFile?>(ReadConfiguration);
        _settings = new Lazy<Settings>(() => new Settings(arguments, Configuration));
        _fromRoot = new Lazy<Func<string, string>?>(FromRoot);
    }

    /// <summary>The repository, when there is one.</summary>
    public GitRepository? Repository { get; init; }

    /// <summary>The change that is judged by what its base holds, or null to read from disk.</summary>
    public CommitRange? Judged { get; init; }

    /// <summary>The folder from which paths are named in what is scanned; null for the root of the repository.</summary>
    public string? Folder { get; init; }

    /// <summary>The configuration, or null where there is none.</summary>
    /// <exception cref="ConfigurationException">It cannot be read.</exception>
    public ConfigurationFile? Configuration => _configuration.Value;

    /// <summary>What is in force of what can be typed and configured.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be read.</exception>
    public Settings Settings => _settings.Value;

    /// <summary>Where the configuration stands, or would; null when none is read.</summary>
    public PolicyFile? ConfigurationPlace => _arguments.IgnoresConfiguration ? null : Place(_arguments.Configuration, ConfigurationFile.FileName);

    /// <summary>Where the known findings stand, or would: the file named, else the one that the configuration names, else the one at the root.</summary>
    public PolicyFile BaselinePlace => _arguments.Baseline is null && Configuration?.Baseline is { } written
        ? ConfigurationPlace!.Beside(written.Value)
        : Place(_arguments.Baseline, Suppression.Baseline.FileName);

    /// <summary>The file of known findings on disk, or null where nothing is checked out.</summary>
    public string? BaselinePath => BaselinePlace.OnDisk;

    /// <summary>Files and folders with rules beside the built-in ones.</summary>
    public IReadOnlyList<PolicyFile> RulePlaces => _arguments.Rules is [] && Configuration is not { RuleFiles.IsEmpty: false }
        ? []
        : [.. _arguments.Rules.Select(path => Place(path, path)), .. (Configuration?.RuleFiles ?? []).Select(file => ConfigurationPlace!.Beside(file.Value))];

    /// <summary>What was typed.</summary>
    public ScanArguments Typed => _arguments;

    /// <summary>Where the configuration comes from, for people.</summary>
    public string ConfigurationOrigin => ConfigurationPlace is not { } place ? "--no-config" : OriginOf(place, _arguments.Configuration is null ? "default" : "--config");

    /// <summary>Where the known findings come from, for people.</summary>
    public string BaselineOrigin => OriginOf(
        BaselinePlace,
        _arguments.Baseline is not null ? "--baseline" : Configuration?.Baseline is { } written ? $"{written.At.File}:{written.At.Line}" : "default");

    /// <summary>What is made of the rules, or null when they are taken as they are.</summary>
    public RuleChoice? Choice => Configuration is { } file && (!file.DisabledRules.IsEmpty || !file.RuleSeverities.IsEmpty)
        ? new RuleChoice(file.DisabledRules.Select(rule => rule.Value).ToHashSet(), file.RuleSeverities.ToDictionary(pair => pair.Rule.Value, pair => pair.Severity))
        : null;

    /// <summary>Which files are read, or null for all.</summary>
    public PathRules? Paths => Configuration is { } file && (!file.IncludedPaths.IsEmpty || !file.ExcludedPaths.IsEmpty)
        ? new PathRules([.. file.IncludedPaths.Select(path => path.Value)], [.. file.ExcludedPaths.Select(path => path.Value)], _fromRoot.Value)
        : null;

    /// <summary>What the configuration says no to, or null.</summary>
    public Allowlist? Allowlist => Configuration is { Allow.IsEmpty: false } file ? new Allowlist(file.Allow, _fromRoot.Value) : null;

    /// <summary>The reports that are configured.</summary>
    /// <exception cref="ConfigurationException">There is no such format, or the path leads out of the configuration's folder.</exception>
    public IReadOnlyList<ReportArgument> Reports()
    {
        try
        {
            return [.. ReportArgument.ParseAll([.. (Configuration?.Reports ?? []).Select(report => report.Value)]).Select(Placed)];
        }
        catch (CommandException e)
        {
            throw new ConfigurationException($"{Configuration!.Reports[0].At}: {e.Message}", e);
        }
    }

    /// <summary>The known findings; null when no file was named and none stands at the root.</summary>
    /// <exception cref="BaselineException">The file cannot be read.</exception>
    public Baseline? Baseline()
    {
        if (_arguments.IgnoresBaseline)
        {
            return null;
        }

        var place = BaselinePlace;
        if (IsFromBase(place))
        {
            return FileOfBase(place) is { } content ? Suppression.Baseline.Parse(content, $"{place} of {Name}") : null;
        }

        return place.OnDisk is { } path && (IsBaselineNamed || File.Exists(path)) ? Suppression.Baseline.Load(path) : null;
    }

    /// <summary>The rule files that were named and configured.</summary>
    /// <exception cref="CommandException">There is none, neither in the base nor on disk.</exception>
    public IEnumerable<(string File, TextReader Text)> Rules() => RulePlaces.SelectMany(Rules);

    /// <summary>Refuses ids in the configuration that no rule has.</summary>
    /// <param name="images">The rules in force.</param>
    /// <exception cref="ConfigurationException">There is one.</exception>
    public void RefuseUnknownRules(IReadOnlyList<RuleImage> images)
    {
        if (Configuration is { } file && (!file.DisabledRules.IsEmpty || !file.RuleSeverities.IsEmpty || !file.Allow.IsEmpty))
        {
            var named = file.DisabledRules.Concat(file.RuleSeverities.Select(pair => pair.Rule)).Concat(file.Allow.SelectMany(entry => entry.Rules));
            if (named.DistinctBy(id => id.Value).FirstOrDefault(id => !images.Any(image => image.FindRule(id.Value) >= 0)) is { } unknown)
            {
                var all = images.SelectMany(image => Enumerable.Range(0, image.Entries.Length).Select(index => image.Rule(index).Id));
                throw new ConfigurationException($"{unknown.At}: there is no rule {WrittenWord.Of(unknown.Value)}{Nearest.To(unknown.Value, all)}");
            }
        }
    }

    /// <summary>Says which files of the policy a change touches, and which were named but are not in the base: neither is in force.</summary>
    /// <param name="change">The change.</param>
    /// <param name="coverage">What was read of it: what the policy says not to read is looked up there.</param>
    public IEnumerable<string> NotInForce(GitHistory change, Coverage coverage)
    {
        var left = coverage.Notes.Where(note => note.Note == CoverageNote.Excluded).Select(note => note.Path).ToList();
        foreach (var (place, isNamed) in Places().Where(file => file.Place.Inside is not null).DistinctBy(file => file.Place.Inside))
        {
            var path = place.Inside!;
            if (change.Touches(path) || left.Exists(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal)))
            {
                yield return $"{path} is changed here, which is not in force before it is accepted; "
                    + (Judged?.Base is null ? "there is no base to read it from" : $"read is that of {Name}")
                    + (place == ConfigurationPlace ? Prospect(path) : "");
            }
            else if (isNamed && FromBase(path).Count == 0)
            {
                yield return $"{path} is not in force, because it is not in {(Judged?.Base is null ? "a base" : Name)}: have it accepted first, or keep it outside of the repository";
            }
        }
    }

    // What is configured is read from a repository, which may be hostile: a link there would lead a report to any file of the machine.
    private ReportArgument Placed(ReportArgument report)
    {
        if (report.Path is not { } written)
        {
            return report;
        }

        var path = ConfigurationPlace!.Beside(written).OnDisk ?? throw new CommandException($"{written} cannot be written where nothing is checked out: give --report");
        var folder = RealPath.Of(Path.GetDirectoryName(Path.GetFullPath(ConfigurationPlace.OnDisk!))!);
        return Below(folder, RealPath.Of(path)) is { } inside && inside.Split('/')[0] != ".git"
            ? report with { Path = path }
            : throw new CommandException($"{written} leads through a link to elsewhere: give --report");
    }

    private bool IsBaselineNamed => _arguments.Baseline is not null || Configuration?.Baseline is not null;

    private string Name => $"commit {Judged?.Base?[..10]}";

    private string OriginOf(PolicyFile place, string how) => !IsFromBase(place) ? how : Judged?.Base is null ? $"{how}, no base" : $"{how}, {Name}";

    private IEnumerable<(PolicyFile Place, bool IsNamed)> Places()
    {
        foreach (var rules in RulePlaces)
        {
            yield return (rules, true);
        }

        yield return (BaselinePlace, IsBaselineNamed);
        if (ConfigurationPlace is { } configuration)
        {
            yield return (configuration, _arguments.Configuration is not null);
        }
    }

    private ConfigurationFile? ReadConfiguration()
    {
        if (ConfigurationPlace is not { } place)
        {
            return null;
        }

        if (IsFromBase(place))
        {
            return FileOfBase(place) is { } content ? ConfigurationFile.Parse(content, $"{place} of {Name}")
                : _arguments.Configuration is { } named && !Path.Exists(named) ? throw new CommandException($"--config: there is no file {named}")
                : null;
        }

        return place.OnDisk is { } path && (_arguments.Configuration is not null || File.Exists(path)) ? ConfigurationFile.Load(path, place.Name) : null;
    }

    private IEnumerable<(string File, TextReader Text)> Rules(PolicyFile place)
    {
        if (!IsFromBase(place))
        {
            return RuleFiles.OnDisk(place.OnDisk!);
        }

        var files = FromBase(place.Inside!).Where(file => file.Path == place.Inside || file.Path.EndsWith(".yml", StringComparison.Ordinal)).ToList();
        if (files.Count == 0 && !Path.Exists(place.OnDisk))
        {
            throw new CommandException($"rules: there is no file or folder {place}");
        }

        return files.Select(file => (file.Path, (TextReader)new StreamReader(new MemoryStream(file.Content), Encoding.UTF8)));
    }

    // What a change makes of the configuration is told before it is in force, and no reason to end.
    private string Prospect(string path)
    {
        foreach (var head in Judged?.Heads ?? [])
        {
            var files = Repository!.Files(head, path, ConfigurationFile.LongestFile);
            if (files is not [var (file, content)] || file != path)
            {
                return "; the change takes it away";
            }

            try
            {
                ConfigurationFile.Parse(content, path);
            }
            catch (ConfigurationException e)
            {
                return $"; as it is changed it cannot be read: {e.Message}";
            }
        }

        return "";
    }

    private bool IsFromBase(PolicyFile place) => Judged is not null && place.Inside is not null;

    private byte[]? FileOfBase(PolicyFile place) => FromBase(place.Inside!) is [var (file, content)] && file == place.Inside ? content : null;

    private IReadOnlyList<(string Path, byte[] Content)> FromBase(string path) =>
        Judged?.Base is { } known ? Repository!.Files(known, path, LargestFile) : [];

    private PolicyFile Place(string? named, string usual) => named is null
        ? new PolicyFile(usual, usual, Repository?.Root is { } root ? Path.Combine(root, usual) : null)
        : new PolicyFile(named, Judged is null ? null : PathInRepository(named), named);

    // Both as it is written and with links followed: neither a link out of the repository nor one into it leads around the base.
    private string? PathInRepository(string path) =>
        Repository?.Root is not { } root ? null : Below(root, Path.GetFullPath(path)) ?? Below(RealPath.Of(root), RealPath.Of(path));

    private static string? Below(string root, string path) =>
        Path.GetRelativePath(root, path) is var below && below != path && below != ".." && !below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? below.Replace(Path.DirectorySeparatorChar, '/')
            : null;

    // Files are named from the folder that somebody stands in, paths of a configuration from the root.
    private Func<string, string>? FromRoot()
    {
        if (Folder is null || Repository?.Root is not { } root)
        {
            return null;
        }

        var (realRoot, folder) = (RealPath.Of(root), RealPath.Of(Folder));
        return realRoot == folder ? null : path => Path.GetRelativePath(realRoot, Path.GetFullPath(path, folder)).Replace(Path.DirectorySeparatorChar, '/');
    }
}
