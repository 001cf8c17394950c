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
internal sealed class ScanJob(ScanArguments arguments)
{
    private readonly Lazy<Scanner> _scanner = new(() => new Scanner(
        RuleFiles.InForce(arguments.Rules), new() { Jobs = arguments.Jobs, Timeout = arguments.Timeout ?? Timeout.InfiniteTimeSpan, ReadsWholeVersions = arguments.Verify }));

    /// <summary>How much sources read.</summary>
    public SourceLimits Limits { get; } = new() { MaxFileSize = arguments.MaxFileSize };

    /// <summary>The repository in which the job looks around.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    public GitRepository OpenRepository(CancellationToken token = default)
    {
        // While git is asked, the other core gets the detector ready.
        if (arguments.Rules.Count == 0)
        {
            new Thread(Prepare) { IsBackground = true }.Start();
        }

        var folder = arguments.Repository ?? ".";
        return arguments.Backend == GitBackend.Git || (arguments.Backend == GitBackend.Auto && GitExecutable.IsThere)
            ? GitRepository.Open(folder, token)
            : OpenWithLibGit2(folder, token);
    }

    /// <summary>Scans, reports, and says what it comes down to.</summary>
    public ExitCode Run(
        IFragmentSource source, GitRepository? repository, ImmutableArray<string> revisions = default, CancellationToken token = default) =>
        Told(Scan(source, repository, revisions, token));

    /// <summary>Scans a history, reports, and says what it comes down to.</summary>
    public ExitCode Run(IHistory history, GitRepository repository, ImmutableArray<string> revisions, CancellationToken token) =>
        Told(Shown(Scan(history, repository, token), repository, revisions));

    /// <summary>Scans a range of commits, reports, and says what it comes down to.</summary>
    public ExitCode Run(CommitRange range, GitRepository repository, ImmutableArray<string> revisions, CancellationToken token = default) =>
        Told(Scan(range, repository, revisions, token));

    /// <summary>What a result comes down to.</summary>
    public ExitCode Judge(ScanResult result) => Verdict.Of(result, arguments.FailOn, arguments.AllowIncomplete);

    /// <summary>Scans.</summary>
    public ScanResult Scan(
        IFragmentSource source, GitRepository? repository, ImmutableArray<string> revisions = default, CancellationToken token = default)
    {
        return Shown(_scanner.Value.Scan(source, SuppressorOf(repository), token), repository, revisions);
    }

    /// <summary>Scans a range of commits.</summary>
    public ScanResult Scan(CommitRange range, GitRepository repository, ImmutableArray<string> revisions = default, CancellationToken token = default)
    {
        if (range.Remark is { } remark && !arguments.Quiet)
        {
            Notice.Write(remark);
        }

        using var history = new GitHistory(repository, new HistoryOptions { Range = range }, Limits);
        return Shown(Scan(history, repository, token), repository, revisions);
    }

    /// <summary>The file of known findings: the one named, else the one at the root of the repository.</summary>
    public string? BaselinePath(GitRepository? repository) =>
        arguments.Baseline ?? (repository?.Root is { } root ? Path.Combine(root, Baseline.FileName) : null);

    /// <summary>The known findings; null when no file was named and none stands at the root.</summary>
    /// <exception cref="BaselineException">The file cannot be read.</exception>
    public Baseline? LoadBaseline(GitRepository? repository) =>
        BaselinePath(repository) is { } path && (arguments.Baseline is not null || File.Exists(path)) ? Baseline.Load(path) : null;

    private ScanResult Scan(IHistory history, GitRepository repository, CancellationToken token)
    {
        var coverage = new Coverage();
        using var progress = new Progress(coverage, () => history.Versions, arguments.Progress, arguments.Quiet);
        return _scanner.Value.Scan(history, SuppressorOf(repository), coverage, token);
    }

    private ExitCode Told(ScanResult result) => Report(result) ? Judge(result) : ExitCode.Failed;

    private Suppressor SuppressorOf(GitRepository? repository) =>
        new(LoadBaseline(repository), id => _scanner.Value.RuleIds.Contains(id), DateOnly.FromDateTime(DateTime.UtcNow));

    private ScanResult Shown(ScanResult result, GitRepository? repository, ImmutableArray<string> revisions) =>
        new SeverityFilter(arguments.MinSeverity, arguments.MinConfidence).Apply(result with
        {
            Repository = repository?.Root ?? repository?.GitFolder,
            Revisions = revisions.IsDefault ? [] : revisions,
        });

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
        foreach (var warning in arguments.Quiet ? [] : result.Warnings)
        {
            Notice.Write("warning: " + warning);
        }

        return (arguments is { SilentWhenClean: true, Reports: [] } && Judge(result) == ExitCode.Clean) || new Reports(arguments).Write(result);
    }
}
