using System.Collections.Concurrent;
using System.Security.Cryptography;
using SecretScan.Detection;
using SecretScan.Rules;
using SecretScan.Suppression;

namespace SecretScan.History;

/// <summary>
/// One scan of a history: every version is looked at once, without its path; then, commit by commit, what was found is put
/// together with what stood beside it.
/// </summary>
internal sealed class HistoryScan(
    IHistory history, Detector detector, Resolver resolver, Func<string, bool> isRule, Coverage coverage, SeenBlocks? seenBlocks)
{
    // A sibling that no commit here brought is read as evidence; a folder may hold anything.
    private const int MostEvidence = 64;

    // Many versions say the same, a few lines further down: one scan stands for all of them, and its places are those of the
    // version that its origin names.
    private readonly ConcurrentDictionary<string, FragmentScan> _versions = new();
    private readonly ConcurrentDictionary<UInt128, FragmentScan> _contents = new();
    private readonly SharedParts _shared = new();
    private readonly ConcurrentDictionary<ulong, FragmentScan> _told = new();
    private readonly Dictionary<string, FragmentScan> _evidence = [];
    private readonly Dictionary<(Secret Secret, string? Path, string? Member, int Copy), Sighting> _sightings = [];
    private readonly Dictionary<Origin, IReadOnlyList<InlineMarker>> _markers = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<FragmentScan, UInt128> _sayings = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(string Path, UInt128 Saying)> _seen = [];
    private readonly List<FragmentScan> _messages = [];
    private readonly Dictionary<string, HashSet<(Secret Secret, string Rule)>> _allowedBefore = [];
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);

    /// <summary>Reads and scans everything, or as much as there is time for.</summary>
    /// <exception cref="SourceException">Nothing can be read at all.</exception>
    public void Read(int jobs, CancellationToken cancellation)
    {
        try
        {
            history.Read(jobs, Take, coverage, cancellation);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && IsStop(e))
        {
            // What was found by then is told, and that it is not all.
        }
    }

    // Threads that work together tell all their reasons at once.
    private static bool IsStop(Exception error) => error is OperationCanceledException
        || (error is AggregateException several && several.Flatten().InnerExceptions.All(IsStop));

    /// <summary>What was found, one finding for each value at each path, without exposure.</summary>
    public List<Finding> Findings()
    {
        try
        {
            Resolve();
        }
        catch (OperationCanceledException)
        {
            // git is gone, and with it what only git could read.
        }

        return [.. _sightings.Values.Select(sighting => Placed(sighting.Finding))];
    }

    private void Resolve()
    {
        foreach (var message in _messages)
        {
            Resolve([message], []);
        }

        var telling = _versions.Where(v => Tells(v.Value)).Select(v => v.Key).ToHashSet();
        foreach (var revision in telling.Count > 0 ? history.Revisions(telling) : [])
        {
            Resolve(revision);
        }
    }

    /// <summary>The markers of the version that a finding stands in, as far as they count.</summary>
    public IReadOnlyList<InlineMarker> Markers(Finding finding) =>
        _markers.GetValueOrDefault(finding.Origin) is { } markers && Counts(finding) ? markers : [];

    /// <summary>Places at which a marker does not count because it came with the change.</summary>
    public IEnumerable<string> Warnings => _warnings;

    /// <summary>The findings with how long each has been exposed.</summary>
    public IReadOnlyList<Finding> WithExposure(IReadOnlyList<Finding> findings, DateTimeOffset now)
    {
        var holders = findings.Select(f => f.Secret).Distinct().ToDictionary(secret => secret, _ => new HashSet<string>());
        foreach (var (blob, scan) in _versions)
        {
            foreach (var secret in scan.Parts.SelectMany(part => part.Secrets))
            {
                holders.GetValueOrDefault(secret)?.Add(blob);
            }
        }

        var exposures = history.Exposures(
            [.. findings.Select(f => new Holding(f.Origin.Path, f.Origin.Path is null ? IdOf(f.Origin) : holders[f.Secret]))], now);
        return [.. findings.Zip(exposures, (finding, exposure) => finding with { Exposure = exposure })];
    }

    private static HashSet<string> IdOf(Origin origin) => (origin.Blob ?? origin.Commit?.Id) is { } id ? [id] : [];

    private static bool Tells(FragmentScan scan) => scan.Tokens.Count > 0 || scan.Credentials.Count > 0 || scan.Members is not null;

    // True when there is nothing in it.
    private bool Take(Fragment fragment)
    {
        coverage.Add(fragment);
        var isVersion = fragment.Origin is { Kind: OriginKind.Blob, Path: not null, Blob: { } id } && history.Has(id);
        var scan = isVersion ? Scan(fragment) : detector.Scan(fragment, coverage);
        if (scan.IsEmpty)
        {
            return true;
        }

        coverage.AddFinds(scan);
        if (isVersion)
        {
            _versions[fragment.Origin.Blob!] = scan;
        }
        else if (Tells(scan))
        {
            lock (_messages)
            {
                _messages.Add(scan);
            }
        }

        return false;
    }

    private FragmentScan Scan(Fragment version)
    {
        var text = version.Bytes.Span;
        var parts = default(TextParts);
        if (seenBlocks is not null && text.Length > SeenBlocks.SmallText && Detector.IsPlain(text))
        {
            parts = seenBlocks.Read(text, detector.Look);
            if (parts.HoldNothing)
            {
                return FragmentScan.Nothing;
            }

            if (_told.TryGetValue(parts.Telling, out var told))
            {
                return told;
            }
        }

        var own = new Coverage();
        var scan = detector.Scan(version, own);
        coverage.Take(own);
        if (!scan.IsEmpty)
        {
            foreach (var part in scan.Parts)
            {
                _shared.Share(part);
            }

            // Of a change the place of every copy is told.
            var saying = Saying(scan);
            scan = history.Mode == ScanMode.History ? _contents.GetOrAdd(saying, scan) : scan;
            _sayings[scan] = saying;
        }

        if (own.Complete && WhatTells(scan, parts) is var key and not 0)
        {
            _told[key] = scan;
        }

        return scan;
    }

    // Of a key and a request it matters what else there is, anywhere in the text.
    internal static ulong WhatTells(FragmentScan scan, TextParts parts) =>
        scan.Requests.Count > 0 || scan.Tokens.Exists(token => token.Rule.Part is Part.PrivateKey or Part.Certificate) ? 0 : parts.Telling;

    // The place in the version itself, where its scan is that of another.
    private Finding Placed(Finding finding)
    {
        if (finding.Origin is not { Path: { } path, Blob: { } blob, Commit: { } commit } origin
            || !_versions.TryGetValue(blob, out var scan) || scan.Origin.Blob == blob
            || history.ReadVersion(new FileVersion(path, blob), commit) is not { } version)
        {
            return finding;
        }

        var own = detector.Scan(version, new Coverage()).Parts.FirstOrDefault(part => part.Origin.Member == origin.Member);
        if (own is null || own.PlaceOf(finding.Secret) is not { } place)
        {
            return finding;
        }

        _markers[origin] = own.Markers;
        return finding with { Location = place };
    }

    private void Resolve(Revision revision)
    {
        // What a commit brought again to the same path is known; mostly other lines of the file have changed.
        var changed = revision.Files
            .Where(file => _seen.Add((file.Path, _sayings[_versions[file.Blob]])))
            .SelectMany(file => _versions[file.Blob].At(file, revision.Commit, revision.Kind).Parts);
        foreach (var folder in changed.GroupBy(scan => scan.Origin.Folder))
        {
            List<FragmentScan> scans = [.. folder];
            List<FragmentScan> evidence = [];
            if (scans.Exists(s => s.AsksNeighbours && s.Origin.Member is null))
            {
                AddSiblings(revision.Commit, folder.Key, scans, evidence);
            }

            Resolve(scans, evidence);
        }
    }

    private void AddSiblings(Commit commit, string folder, List<FragmentScan> scans, List<FragmentScan> evidence)
    {
        var changed = scans.Select(s => s.Origin.Path).ToHashSet();
        var read = 0;
        foreach (var file in history.Folder(commit.Id, folder).Where(file => !changed.Contains(file.Path)))
        {
            if (_versions.TryGetValue(file.Blob, out var scan))
            {
                scans.Add(scan.At(file, history.FirstCommit(file) ?? commit, OriginKind.Blob));
            }
            else if (!history.Has(file.Blob) && read++ < MostEvidence && Evidence(file, commit) is { } other)
            {
                evidence.Add(other);
            }
        }
    }

    private FragmentScan? Evidence(FileVersion file, Commit commit)
    {
        if (!_evidence.TryGetValue(file.Blob, out var scan))
        {
            scan = history.ReadEvidence(file, commit) is { } fragment ? detector.Scan(fragment, coverage) : FragmentScan.Nothing;
            _evidence[file.Blob] = scan;
        }

        return scan.IsEmpty ? null : scan.At(file, commit, OriginKind.Blob);
    }

    private void Resolve(List<FragmentScan> scans, List<FragmentScan> evidence)
    {
        var findings = resolver.Resolve(scans, evidence);
        if (findings.Count == 0)
        {
            return;
        }

        var markers = scans.ToDictionary(s => s.Origin, s => s.Markers, (IEqualityComparer<Origin>)ReferenceEqualityComparer.Instance);
        var allowed = new Marking(isRule, finding => markers[finding.Origin]).Apply(findings);
        foreach (var finding in allowed.Keys.Where(finding => !Counts(finding)).ToList())
        {
            allowed.Remove(finding);
            _warnings.Add($"{finding.Origin.Path ?? "message"}:{finding.Location.StartLine}: {InlineMarkers.Keyword} came with this change and does not count");
        }

        var copies = new Dictionary<(Secret, Origin), int>();
        foreach (var finding in findings)
        {
            var isAllowed = allowed.ContainsKey(finding);
            if (markers[finding.Origin] is { Count: > 0 } own)
            {
                _markers[finding.Origin] = own;
            }

            // Who is about to publish a value takes out every copy; of a history it is enough that it was there.
            var copy = history.Mode == ScanMode.Range ? copies[(finding.Secret, finding.Origin)] = copies.GetValueOrDefault((finding.Secret, finding.Origin)) + 1 : 0;
            var key = (finding.Secret, finding.Origin.Path ?? finding.Origin.Blob ?? finding.Origin.Commit?.Id, finding.Origin.Member, copy);
            if (_sightings.TryGetValue(key, out var sighting))
            {
                sighting.Add(finding, isAllowed);
            }
            else
            {
                _sightings[key] = new Sighting(finding, isAllowed);
            }
        }
    }

    private bool Counts(Finding finding) => !history.OnlyKnownMarkers
        || (finding.Origin is { Path: { } path, Member: null } && AllowedBefore(path).Contains((finding.Secret, finding.Rule.Id)));

    private HashSet<(Secret Secret, string Rule)> AllowedBefore(string path)
    {
        if (!_allowedBefore.TryGetValue(path, out var before))
        {
            before = [];
            foreach (var scan in history.Before(path).Select(fragment => detector.Scan(fragment, new Coverage())))
            {
                var findings = resolver.Resolve([scan], []);
                before.UnionWith(new Marking(isRule, _ => scan.Markers).Apply(findings).Keys.Select(finding => (finding.Secret, finding.Rule.Id)));
            }

            _allowedBefore[path] = before;
        }

        return before;
    }

    // What a version says, places aside: the values, the names they stand under, the venues, the public keys and the markers.
    private static UInt128 Saying(FragmentScan scan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in scan.Parts)
        {
            foreach (var token in part.Tokens)
            {
                Append(hash, token.Rule.Id, token.Secret, token.Slot);
                Append(hash, $"{token.Severity} {token.Confidence} {token.Evidence}");
            }

            foreach (var candidate in part.Credentials)
            {
                Append(hash, "", candidate.Secret, candidate.Slot);
                Append(hash, $"{candidate.Testnet} {candidate.MovesFunds} {string.Join(' ', candidate.Options.Select(o => $"{o.Venue.Provider} {o.Part.Rule} {o.Nearness} {o.Fit}"))}");
            }

            Append(hash, string.Join(' ', part.Mentioned.Select(venue => venue.Provider).Order(StringComparer.Ordinal)));
            foreach (var key in part.PublicKeys)
            {
                Append(hash, Convert.ToBase64String(key.Text));
            }

            Append(hash, string.Join(' ', part.Markers.Select(marker => $"{string.Join(',', marker.RuleIds)} {marker.Expires}")));
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string rule, Secret secret, string? slot)
    {
        Append(hash, rule);
        hash.AppendData(secret.RevealBytes());
        Append(hash, slot ?? "");
    }

    private static void Append(IncrementalHash hash, string text)
    {
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }
}
