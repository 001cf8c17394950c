using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using SecretScan.Credentials;
using SecretScan.Detection;
using SecretScan.History;
using SecretScan.Rules;
using SecretScan.Suppression;
using SecretScan.Rules.Images;

namespace SecretScan;

/// <summary>Scans what a source gives: fragments to candidates, candidates to sets and findings, old findings left aside.</summary>
/// <remarks>Immutable and safe to use from several threads; one scanner serves any number of scans.</remarks>
public sealed class Scanner
{
    private readonly Detector _detector;
    private readonly ScannerOptions _options;
    private readonly ImmutableArray<RuleImage> _images;
    private readonly Lazy<IReadOnlySet<string>> _ruleIds;

    /// <summary>Makes a scanner for the built-in rules and those of users.</summary>
    public Scanner(IReadOnlyList<RuleImage> images, ScannerOptions? options = null)
    {
        _images = [.. images];
        _options = options ?? new ScannerOptions();
        _detector = new Detector(images);
        _ruleIds = new Lazy<IReadOnlySet<string>>(() => _images.SelectMany(Ids).ToHashSet(StringComparer.Ordinal));
    }

    private Scanner(Scanner other, ScannerOptions options)
    {
        _images = other._images;
        _options = options;
        _detector = other._detector;
        _ruleIds = other._ruleIds;
    }

    /// <summary>Identity of the rules in force.</summary>
    public string RuleSetId => _images.Length == 1 ? _images[0].Id : string.Join('+', _images.Select(i => i.Id));

    /// <summary>Identity of all that decides what is found in a text: this program and the rules in force.</summary>
    public string Identity => $"{Reporting.ToolVersion.Build} {RuleSetId}";

    /// <summary>The ids of all rules in force.</summary>
    public IReadOnlySet<string> RuleIds => _ruleIds.Value;

    /// <summary>The same scanner with other options; what is prepared stays so.</summary>
    public Scanner With(ScannerOptions options) => new(this, options);

    /// <summary>
    /// Runs the detector over a line that takes the common ways through it, so that what has to be loaded and compiled
    /// is so before the first fragment comes. A caller that waits for git has another thread do this meanwhile.
    /// </summary>
    public void Prepare() => _detector.Scan(
        new Fragment("token = 'api_key' + kind(0123456789abcdef01234567); // of the public key\n"u8.ToArray(), new Origin { Kind = OriginKind.Stdin }),
        new Coverage());

    /// <summary>Scans one fragment on its own.</summary>
    public IReadOnlyList<Finding> Scan(Fragment fragment)
    {
        var coverage = new Coverage();
        var scan = _detector.Scan(fragment, coverage);
        return new Resolver(_images, _options.Choice).Resolve([.. scan.Parts], []);
    }

    /// <summary>Scans everything that <paramref name="source"/> gives.</summary>
    /// <param name="source">Where fragments come from.</param>
    /// <param name="suppressor">What says no to findings, or null.</param>
    /// <param name="cancellation">Stops the scan early; what was found so far is returned with an honest coverage.</param>
    /// <exception cref="SourceException">Nothing could be read at all.</exception>
    public ScanResult Scan(IFragmentSource source, Suppressor? suppressor = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var coverage = new Coverage();
        using var limit = Limit(cancellation);
        var scans = Read(source, coverage, limit.Token);
        SayWhyItStopped(coverage, limit.Token, cancellation);
        var fresh = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        var findings = scans.Count > 0 ? Resolve(scans, source, coverage, fresh) : [];
        var outcome = findings.Count > 0 || !source.IsChange ? suppressor?.Apply(findings, f => Markers(scans, f), source.IsChange) : null;
        return ToResult(source.Mode, clock, coverage) with
        {
            // What is old uses up what the baseline accepts, hence it is left out after the suppressor and not before.
            Findings = [.. (outcome?.Findings ?? [.. findings]).Where(fresh.Contains)],
            Suppressed = [.. (outcome?.Suppressed ?? []).Where(s => fresh.Contains(s.Finding))],
            Warnings = outcome?.Warnings ?? [],
            Unused = source.IsChange ? [] : [.. outcome?.UnusedWarnings ?? []],
        };
    }

    /// <summary>Scans a history: each version of a file once; a value is reported once for each path at which it ever stood.</summary>
    /// <param name="history">What there is.</param>
    /// <param name="suppressor">What says no to findings, or null.</param>
    /// <param name="coverage">Where the scan counts what it reads, so that others can watch.</param>
    /// <param name="cancellation">Stops the scan early; what was found so far is returned with an honest coverage.</param>
    /// <exception cref="SourceException">Nothing could be read at all.</exception>
    public ScanResult Scan(IHistory history, Suppressor? suppressor, Coverage coverage, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        using var limit = Limit(cancellation);
        var scan = new HistoryScan(history, _detector, new Resolver(_images, _options.Choice), _ruleIds.Value.Contains, coverage, _options.ReadsWholeVersions || history.Mode != ScanMode.History ? null : new SeenBlocks());
        scan.Read(_options.Jobs, limit.Token);
        SayWhyItStopped(coverage, limit.Token, cancellation);
        var found = Sorted(scan.Findings());
        var outcome = suppressor?.Apply(found, scan.Markers, countsCopies: history.Mode == ScanMode.Range);
        var kept = outcome?.Findings ?? [.. found];
        var findings = cancellation.IsCancellationRequested ? kept : scan.WithExposure(kept, DateTimeOffset.UtcNow);
        return ToResult(history.Mode, clock, coverage) with
        {
            Findings = [.. findings],
            Suppressed = outcome?.Suppressed ?? [],
            Warnings = [.. scan.Warnings, .. outcome?.Warnings ?? []],
            Unused = history.Mode == ScanMode.Range ? [] : [.. outcome?.UnusedWarnings ?? []],
        };
    }

    private CancellationTokenSource Limit(CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (_options.Timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            limit.CancelAfter(_options.Timeout);
        }

        return limit;
    }

    private static void SayWhyItStopped(Coverage coverage, CancellationToken limit, CancellationToken cancellation)
    {
        if (limit.IsCancellationRequested)
        {
            coverage.Skip(null, null, cancellation.IsCancellationRequested ? SkipReason.Interrupted : SkipReason.Timeout, "not everything was read");
        }
    }

    private ScanResult ToResult(ScanMode mode, Stopwatch clock, Coverage coverage) => new()
    {
        Mode = mode,
        StartedAt = DateTimeOffset.UtcNow - clock.Elapsed,
        Duration = clock.Elapsed,
        RuleSetId = RuleSetId,
        Coverage = coverage,
        Findings = [],
    };

    private static List<Finding> Sorted(List<Finding> findings) =>
    [
        .. findings.OrderBy(f => f.Origin.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Location.StartLine).ThenBy(f => f.Location.StartColumn),
    ];

    private static IEnumerable<string> Ids(RuleImage image) =>
        Enumerable.Range(0, image.Entries.Length).Select(i => image.Rule(i).Id);

    private List<FragmentScan> Read(IFragmentSource source, Coverage coverage, CancellationToken cancellation)
    {
        var scans = new List<FragmentScan>();
        var fragments = source.Read(coverage).TakeWhile(_ => !cancellation.IsCancellationRequested);
        if (_options.Jobs <= 1 || source.Mode is ScanMode.Staged or ScanMode.Stdin)
        {
            foreach (var fragment in fragments)
            {
                Scan(fragment);
            }
        }
        else
        {
            InParallel(fragments, _options.Jobs, Scan);
        }

        return scans;

        void Scan(Fragment fragment)
        {
            coverage.Add(fragment);
            var scan = _detector.Scan(fragment, coverage);
            if (!scan.IsEmpty)
            {
                lock (scans)
                {
                    scans.AddRange(scan.Parts);
                }
            }
        }
    }

    // Apart from its caller, so that a hook does not load what it takes.
    private static void InParallel(IEnumerable<Fragment> fragments, int jobs, Action<Fragment> scan)
    {
        try
        {
            Parallel.ForEach(
                Partitioner.Create(fragments, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = jobs },
                scan);
        }
        catch (AggregateException e)
        {
            // The source's own sentence is what the user needs.
            ExceptionDispatchInfo.Throw(e.GetBaseException());
        }
    }

    private List<Finding> Resolve(List<FragmentScan> scans, IFragmentSource source, Coverage coverage, HashSet<Finding> fresh)
    {
        var findings = new List<Finding>();
        foreach (var folder in scans.GroupBy(s => s.Origin.Commit?.Id + ":" + s.Origin.Folder))
        {
            findings.AddRange(ResolveFolder([.. folder], source, coverage, fresh));
        }

        return Sorted(findings);
    }

    private static IReadOnlyList<InlineMarker> Markers(List<FragmentScan> scans, Finding finding) =>
        scans.Find(scan => ReferenceEquals(scan.Origin, finding.Origin))?.Markers ?? [];

    private IReadOnlyList<Finding> ResolveFolder(
        List<FragmentScan> scans, IFragmentSource source, Coverage coverage, HashSet<Finding> fresh)
    {
        var resolver = new Resolver(_images, _options.Choice);
        var siblings = scans.Exists(s => s.AsksNeighbours) ? ScanAll(source.Siblings(scans[0].Origin), coverage) : [];
        var findings = resolver.Resolve(scans, siblings);
        if (findings.Count == 0)
        {
            return findings;
        }

        // Most commits find nothing, and then what stood there before is never read.
        var old = new List<Finding>();
        var before = ScanAll(source.PreviousSiblings(scans[0].Origin), coverage);
        foreach (var origin in findings.Select(f => f.Origin).Distinct(ReferenceEqualityComparer.Instance).Cast<Origin>())
        {
            foreach (var previous in ScanAll(source.Previous(origin), coverage))
            {
                var standing = resolver.Resolve([previous], before);
                var allowed = new Marking(_ruleIds.Value.Contains, _ => previous.Markers).Apply(standing);
                old.AddRange(standing
                    .Where(f => !allowed.ContainsKey(f))
                    .Select(f => f with { Origin = f.Origin with { Path = origin.Path } }));
            }
        }

        fresh.UnionWith(old.Count == 0 ? findings : NewFindings.Of(findings, old));
        return findings;
    }

    private List<FragmentScan> ScanAll(IEnumerable<Fragment> fragments, Coverage coverage)
    {
        var scans = new List<FragmentScan>();
        foreach (var fragment in fragments)
        {
            var scan = _detector.Scan(fragment, coverage);
            if (!scan.IsEmpty)
            {
                scans.AddRange(scan.Parts);
            }
        }

        return scans;
    }
}
