using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Streams;
using SecretScan.Configuration;
using SecretScan.Git;
using SecretScan.Git.LibGit2;
using SecretScan.History;
using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Rules.Images;
using SecretScan.Sources;
using SecretScan.Suppression;

namespace SecretScan.Cli.Scanning;

/// <summary>One scan, from what was typed to the exit code.</summary>
internal sealed class ScanJob
{
    private readonly ScanArguments _arguments;
    private readonly Lazy<Scanner> _builtIn = new(() => new Scanner([RuleSet.BuiltIn]));
    private readonly Lazy<Scanner> _scanner;
    private Policy _policy;

    /// <summary>A scan as it was asked for.</summary>
    public ScanJob(ScanArguments arguments)
    {
        _arguments = arguments;
        _policy = new Policy(arguments);
        _scanner = new(MakeScanner);
    }

    /// <summary>The folder from which what is scanned is named; null for the root of the repository.</summary>
    public string? Folder { get; init; }

    /// <summary>True when all is read that entries of the configuration and the baseline may speak for: those that meet nothing are told.</summary>
    public bool ReadsAll { get; init; }

    /// <summary>The severity from which on a finding blocks.</summary>
    public Severity FailOn => _policy.Settings.FailOn;

    /// <summary>The longest the scan may take.</summary>
    public TimeSpan Timeout => _policy.Settings.Timeout;

    /// <summary>What sources read, and how much of it.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be read.</exception>
    public SourceLimits Limits => new() { MaxFileSize = _policy.Settings.MaxFileSize, Paths = _policy.Paths };

    /// <summary>Identity of all that decides what is found.</summary>
    public string Identity => _scanner.Value.Identity;

    /// <summary>The repository in which the job looks around.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    public GitRepository OpenRepository(CancellationToken token = default)
    {
        // While git is asked, the other core gets the detector ready.
        if (_arguments.Rules.Count == 0)
        {
            new Thread(Prepare) { IsBackground = true }.Start();
        }

        var folder = _arguments.Repository ?? ".";
        var repository = _arguments.Backend == GitBackend.Git || (_arguments.Backend == GitBackend.Auto && GitExecutable.IsThere)
            ? GitRepository.Open(folder, token)
            : OpenWithLibGit2(folder, token);
        _policy = new Policy(_arguments) { Repository = repository, Folder = Folder };
        return repository;
    }

    /// <summary>Scans, reports, and says what it comes down to.</summary>
    public ExitCode Run(
        IFragmentSource source, GitRepository? repository, ImmutableArray<string> revisions = default, CancellationToken token = default) =>
        Told(Scan(source, repository, revisions, token));

    /// <summary>Scans a history, reports, and says what it comes down to.</summary>
    public ExitCode Run(IHistory history, GitRepository repository, ImmutableArray<string> revisions, CancellationToken token) =>
        Told(Scan(history, repository, revisions, token));

    /// <summary>Scans a range of commits, reports, and says what it comes down to.</summary>
    /// <param name="range">The commits.</param>
    /// <param name="repository">Theirs.</param>
    /// <param name="isProposal">True when they are somebody's proposal, which its base judges: rules, known findings and markers that come with it do not count.</param>
    /// <param name="token">Stops early.</param>
    public ExitCode Run(CommitRange range, GitRepository repository, bool isProposal, CancellationToken token = default) =>
        Told(Scan(range, repository, isProposal, token));

    /// <summary>What a result comes down to.</summary>
    public ExitCode Judge(ScanResult result) => Verdict.Of(result, FailOn, _arguments.AllowIncomplete, _arguments.FailOnUnused);

    /// <summary>Scans.</summary>
    public ScanResult Scan(
        IFragmentSource source, GitRepository? repository, ImmutableArray<string> revisions = default, CancellationToken token = default)
    {
        return Shown(_scanner.Value.Scan(source, SuppressorOf(repository), token), repository, revisions);
    }

    /// <summary>Scans a range of commits; parameters as for <see cref="Run(CommitRange, GitRepository, bool, CancellationToken)"/>.</summary>
    public ScanResult Scan(CommitRange range, GitRepository repository, bool isProposal, CancellationToken token = default)
    {
        if (range.Remark is { } remark && !_arguments.Quiet)
        {
            Notice.Write(remark);
        }

        if (isProposal)
        {
            JudgeBy(range, repository);
        }

        using var history = new GitHistory(repository, new HistoryOptions { Range = range, OnlyKnownMarkers = isProposal && !_policy.Settings.AllowsNewMarkers }, Limits);
        var result = Shown(Scan(history, repository, token), repository, [.. range.Revisions]);
        return isProposal
            ? result with { IsProposal = !_policy.Settings.AllowsNewMarkers, Warnings = [.. result.Warnings, .. _policy.NotInForce(history, result.Coverage)] }
            : result;
    }

    /// <summary>Scans everything that <c>HEAD</c> reaches.</summary>
    /// <param name="judge">Whose base says how it is judged; without one only what lies outside of the repository does.</param>
    /// <param name="isAccepted">True when the judge has all of it, so that every marker counts.</param>
    /// <param name="repository">Theirs.</param>
    /// <param name="token">Stops early.</param>
    public ScanResult ScanAll(CommitRange judge, bool isAccepted, GitRepository repository, CancellationToken token)
    {
        JudgeBy(judge, repository);
        var options = new HistoryOptions { Revisions = ["HEAD"], Base = judge.Base, OnlyKnownMarkers = !isAccepted && !_policy.Settings.AllowsNewMarkers };
        using var history = new GitHistory(repository, options, Limits);
        return Scan(history, repository, ["HEAD"], token);
    }

    /// <summary>Where rules and known findings are read.</summary>
    public Policy PolicyOf(GitRepository? repository) =>
        _policy.Judged is null && _policy.Repository != repository ? _policy = new Policy(_arguments) { Repository = repository, Folder = Folder } : _policy;

    /// <summary>Has the base of a change say how it is judged.</summary>
    public Policy JudgeBy(CommitRange range, GitRepository repository) => _policy = new Policy(_arguments) { Repository = repository, Judged = range };

    /// <summary>Refuses a configuration that names a rule which is none.</summary>
    /// <exception cref="ConfigurationException">It does.</exception>
    public void RefuseUnknownRules() => _ = _scanner.Value;

    /// <summary>Scans a history.</summary>
    public ScanResult Scan(IHistory history, GitRepository repository, ImmutableArray<string> revisions, CancellationToken token) =>
        Shown(Scan(history, repository, token), repository, revisions);

    private ScanResult Scan(IHistory history, GitRepository repository, CancellationToken token)
    {
        var coverage = new Coverage();
        using var progress = new Progress(coverage, () => history.Versions, _arguments.Progress, _arguments.Quiet);
        return _scanner.Value.Scan(history, SuppressorOf(repository), coverage, token);
    }

    /// <summary>Reports a result, and says what it comes down to.</summary>
    public ExitCode Told(ScanResult result) => Report(result) ? Judge(result) : ExitCode.Failed;

    private Suppressor SuppressorOf(GitRepository? repository)
    {
        var policy = PolicyOf(repository);
        var known = new Lazy<Baseline?>(policy.Baseline);
        if (_arguments.Baseline is not null || policy.Judged is not null)
        {
            // Whoever names a file is told when it is not there; and when a scan is stopped, git is gone that would read it.
            _ = known.Value;
        }

        return new Suppressor(
            known,
            id => _scanner.Value.RuleIds.Contains(id),
            DateOnly.FromDateTime(DateTime.UtcNow),
            new Lazy<Allowlist?>(() => policy.Allowlist));
    }

    private ScanResult Shown(ScanResult result, GitRepository? repository, ImmutableArray<string> revisions)
    {
        var tellsUnused = ReadsAll && result.Coverage.Complete;
        return new SeverityFilter(_policy.Settings.MinSeverity, _policy.Settings.MinConfidence).Apply(result with
        {
            Repository = repository?.Root ?? repository?.GitFolder,
            Revisions = revisions.IsDefault ? [] : revisions,
            Provenance = repository is not null && Wanted().Any(report => report.Format is "sarif" or "html") ? ProvenanceOf(repository) : null,
            Unused = tellsUnused ? result.Unused : [],
            Warnings = tellsUnused ? [.. result.Warnings, .. result.Unused] : result.Warnings,
        });
    }

    private Scanner MakeScanner()
    {
        var options = new ScannerOptions
        {
            Jobs = _arguments.Jobs,
            Timeout = _policy.Settings.Timeout,
            ReadsWholeVersions = _arguments.Verify,
            Choice = _policy.Choice,
        };
        var images = _policy.RulePlaces is [] ? [RuleSet.BuiltIn] : RuleFiles.InForce(_policy.Rules());
        _policy.RefuseUnknownRules(images);
        return images.Count == 1 ? _builtIn.Value.With(options) : new Scanner(images, options);
    }

    private static Provenance ProvenanceOf(GitRepository repository) =>
        new(Provenance.PublicAddress(repository.Setting("remote.origin.url")), repository.Head, repository.Branch);

    // By itself, so that its assemblies are loaded when it is called and not when its caller is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GitRepository OpenWithLibGit2(string folder, CancellationToken token) => LibGit2Repository.Open(folder, token);

    private void Prepare()
    {
        try
        {
            _builtIn.Value.Prepare();
        }
        catch (InvalidDataException)
        {
            // Whoever asks for the scanner is told.
        }
    }

    // False when a report could not be written; the findings are shown all the same.
    private bool Report(ScanResult result)
    {
        if (!_arguments.Quiet && !result.Warnings.IsEmpty)
        {
            var safe = SafeText.Of(result, new ReportOptions { Reveal = _arguments.Reveal });
            foreach (var warning in result.Warnings)
            {
                Notice.Write("warning: " + safe.Show(warning));
            }
        }

        return (_arguments is { SilentWhenClean: true, Reports: [] } && Judge(result) == ExitCode.Clean)
            || new Reports(_arguments with { Reports = Wanted(), FailOn = FailOn }).Write(result);
    }

    // A hook speaks to whoever commits; the reports that are configured are those of scans that somebody starts.
    private IReadOnlyList<ReportArgument> Wanted()
    {
        var wanted = _arguments.Reports is [] && !_arguments.SilentWhenClean ? _policy.Reports() : _arguments.Reports;
        return _arguments.Annotations is { } format ? ReportArgument.Annotating(wanted, format) : wanted;
    }
}
