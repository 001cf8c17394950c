using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Git.LibGit2;
using SecretScan.History;
using SecretScan.Reporting;
using SecretScan.Rules.Images;
using SecretScan.Sources;
using SecretScan.Suppression;

namespace SecretScan.Cli.Scanning;

/// <summary>One scan, from what was typed to the exit code.</summary>
internal sealed class ScanJob
{
    private readonly ScanArguments _arguments;
    private readonly Lazy<Scanner> _scanner;
    private Policy _policy;

    /// <summary>A scan as it was asked for.</summary>
    public ScanJob(ScanArguments arguments)
    {
        _arguments = arguments;
        _policy = new Policy(arguments);
        Limits = new SourceLimits { MaxFileSize = arguments.MaxFileSize };
        _scanner = new(() => new Scanner(
            RuleFiles.InForce(arguments.Rules, _policy.Rules),
            new() { Jobs = arguments.Jobs, Timeout = arguments.Timeout ?? Timeout.InfiniteTimeSpan, ReadsWholeVersions = arguments.Verify }));
    }

    /// <summary>How much sources read.</summary>
    public SourceLimits Limits { get; }

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
        return _arguments.Backend == GitBackend.Git || (_arguments.Backend == GitBackend.Auto && GitExecutable.IsThere)
            ? GitRepository.Open(folder, token)
            : OpenWithLibGit2(folder, token);
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
    public ExitCode Judge(ScanResult result) => Verdict.Of(result, _arguments.FailOn, _arguments.AllowIncomplete);

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
            _policy = new Policy(_arguments) { Repository = repository, Judged = range };
        }

        using var history = new GitHistory(repository, new HistoryOptions { Range = range, OnlyKnownMarkers = isProposal }, Limits);
        var result = Shown(Scan(history, repository, token), repository, [.. range.Revisions]);
        return isProposal ? result with { Warnings = [.. result.Warnings, .. _policy.NotInForce(history)] } : result;
    }

    /// <summary>Where rules and known findings are read.</summary>
    public Policy PolicyOf(GitRepository? repository) => _policy.Judged is null ? _policy = new Policy(_arguments) { Repository = repository } : _policy;

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

    private Suppressor SuppressorOf(GitRepository? repository) =>
        new(PolicyOf(repository).Baseline(), id => _scanner.Value.RuleIds.Contains(id), DateOnly.FromDateTime(DateTime.UtcNow));

    private ScanResult Shown(ScanResult result, GitRepository? repository, ImmutableArray<string> revisions) =>
        new SeverityFilter(_arguments.MinSeverity, _arguments.MinConfidence).Apply(result with
        {
            Repository = repository?.Root ?? repository?.GitFolder,
            Revisions = revisions.IsDefault ? [] : revisions,
            Provenance = repository is not null && _arguments.Reports.Any(report => report.Format == "sarif") ? ProvenanceOf(repository) : null,
        });

    private static Provenance ProvenanceOf(GitRepository repository) =>
        new(Provenance.PublicAddress(repository.Setting("remote.origin.url")), repository.Head, repository.Branch);

    // By itself, so that its assemblies are loaded when it is called and not when its caller is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GitRepository OpenWithLibGit2(string folder, CancellationToken token) => LibGit2Repository.Open(folder, token);

    private void Prepare()
    {
        try
        {
            _scanner.Value.Prepare();
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

        return (_arguments is { SilentWhenClean: true, Reports: [] } && Judge(result) == ExitCode.Clean) || new Reports(_arguments).Write(result);
    }
}
