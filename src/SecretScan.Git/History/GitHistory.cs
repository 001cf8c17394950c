using SecretScan.Git.Store;
using SecretScan.History;
using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>The history of a repository: git says which commits there are and what they change, the object store reads it.</summary>
public sealed class GitHistory : IHistory, IDisposable
{
    // A file that was moved is looked for under its old name; a change that moves more has its markers looked at once more.
    private const int MostTakenAway = 256;

    private readonly GitRepository _repository;
    private readonly HistoryOptions _options;
    private readonly SourceLimits _limits;
    private readonly ObjectStore _store;
    private readonly TreeReader _trees;
    private readonly CommitReader _commits;
    private readonly Dictionary<FileVersion, string> _firstCommits = [];
    private ChangeLog _log = new([]);
    private HashSet<ObjectId> _notes = [];

    /// <summary>Looks at the history of a repository, which has to live longer.</summary>
    /// <exception cref="SourceException">Its objects cannot be opened.</exception>
    public GitHistory(GitRepository repository, HistoryOptions options, SourceLimits limits)
    {
        _repository = repository;
        _options = options;
        _limits = limits;
        _store = ObjectStore.Open(repository);
        _trees = new TreeReader(_store);
        _commits = new CommitReader(_store);
    }

    /// <inheritdoc/>
    public ScanMode Mode => _options.Range is null ? ScanMode.History : ScanMode.Range;

    /// <inheritdoc/>
    public int Versions { get; private set; }

    /// <inheritdoc/>
    public void Read(int jobs, Func<Fragment, bool> take, Coverage coverage, CancellationToken cancellation)
    {
        var tips = _options.Range is null ? Tips() : [];
        var log = new ChangeLog(Commits());
        NoteBoundary(log.Commits, coverage);
        new ChangeReader(_repository, _options.Paths, _limits, coverage).Fill(log, jobs, cancellation);
        _log = log;
        _notes = Notes(tips);
        foreach (var tip in tips.Where(tip => tip.IsTag || tip.Commit is null))
        {
            ReadTip(tip.Name, take, coverage);
        }

        foreach (var tip in _options.Range?.Tips ?? [])
        {
            ReadTip(tip, take, coverage);
        }

        var versions = Fresh(log.Brought, coverage);
        Versions = versions.Count;
        ReadBlobs(versions, jobs, id => new Origin { Kind = OriginKind.Blob, Path = _log.FirstPath(id), Blob = id.ToString() }, take, coverage, cancellation);
        ReadMessages(Fresh(log.Commits, coverage), jobs, take, coverage, cancellation);
        if (_options.Unreachable)
        {
            ReadUnreachable(jobs, take, coverage, cancellation);
        }

        _options.Scanned?.Save(coverage.Skipped);
    }

    /// <summary>True when a commit that was read changes the file at a path, or one in the folder there.</summary>
    public bool Touches(string path) => _log.PathNumber(path) >= 0 || _log.HasBelow(path + "/");

    /// <inheritdoc/>
    public bool Has(string blob) => ObjectId.TryParse(blob, out var id) && _log.Has(id);

    /// <inheritdoc/>
    public IEnumerable<Revision> Revisions(IReadOnlySet<string> blobs)
    {
        var wanted = blobs.Select(_log.BlobNumber).ToHashSet();
        var entries = _log.Entries.ToArray().Where(entry => wanted.Contains(entry.Blob)).ToList();
        foreach (var entry in entries)
        {
            _firstCommits.TryAdd(VersionOf(entry), _log.Commits[entry.Commit].ToString());
        }

        foreach (var commit in entries.GroupBy(entry => entry.Commit))
        {
            var id = _log.Commits[commit.Key];
            yield return new Revision(_commits.Read(id.ToString()), _notes.Contains(id) ? OriginKind.Note : OriginKind.Blob, [.. commit.Select(VersionOf)]);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FileVersion> Folder(string commit, string folder)
    {
        try
        {
            return [.. _trees.Folder(commit, folder).Where(entry => entry.Kind == EntryKind.Blob).Select(entry => new FileVersion(entry.Path, entry.Id))];
        }
        catch (SourceException)
        {
            // Neighbours are evidence; that a tree is damaged was said when the commit was read.
            return [];
        }
    }

    /// <inheritdoc/>
    public Commit? FirstCommit(FileVersion version) => _firstCommits.TryGetValue(version, out var commit) ? _commits.Read(commit) : null;

    /// <inheritdoc/>
    public Fragment? ReadVersion(FileVersion version, Commit commit)
    {
        try
        {
            return _store.Read(version.Blob, _limits.MaxFileSize)?.Content is { } content
                ? new Fragment(content, new Origin { Kind = OriginKind.Blob, Path = version.Path, Blob = version.Blob, Commit = commit })
                : null;
        }
        catch (SourceException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Fragment? ReadEvidence(FileVersion version, Commit commit) =>
        new BlobReader(_repository, _limits)
            .ReadEvidence(Neighbours.Choose([new GitEntry(version.Path, EntryKind.Blob, version.Blob)]), Neighbours.LargestSize, commit)
            .FirstOrDefault();

    /// <inheritdoc/>
    public bool OnlyKnownMarkers => _options.OnlyKnownMarkers;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Before(string path) => (_options.Range?.Base ?? _options.Base) is { } known
        ? new BlobReader(_repository, _limits).ReadEvidence(Find(known, path) is { } same ? [same] : TakenAway(known), _limits.MaxFileSize)
        : [];

    /// <inheritdoc/>
    public IReadOnlyList<Exposure?> Exposures(IReadOnlyList<Holding> holdings, DateTimeOffset now) => _options.Range is null
        ? new ExposureReader(_repository, _log, _trees, _commits).Read(holdings, now)
        : [.. holdings.Select(_ => default(Exposure))];

    /// <summary>Closes the objects.</summary>
    public void Dispose() => _store.Dispose();

    private IEnumerable<GitEntry> TakenAway(string known) => _log.Entries.ToArray()
        .Where(entry => entry is { Blob: < 0, OldBlob: >= 0 }).Select(entry => _log.Path(entry.Path)).Distinct()
        .Select(path => Find(known, path)).OfType<GitEntry>().Take(MostTakenAway);

    private GitEntry? Find(string commit, string path) =>
        _repository.Objects.Read($"{commit}:{path}", maxSize: 0) is { Type: "blob" } blob ? new GitEntry(path, EntryKind.Blob, blob.Id) : null;

    private static bool IsNotes(string name) => name.StartsWith("refs/notes/", StringComparison.Ordinal);

    private FileVersion VersionOf(ChangeEntry entry) => new(_log.Path(entry.Path), _log.Blob(entry.Blob).ToString());

    private List<RefTip> Tips()
    {
        var tips = _repository.Backend.Refs();
        if (_options.Revisions.Count == 0)
        {
            return [.. tips];
        }

        // Of what was named only a tag says more than its commits.
        var named = _options.Revisions.ToHashSet();
        return [.. tips.Where(tip => named.Contains(tip.Name) || named.Contains(tip.Name[(tip.Name.IndexOf('/', "refs/".Length) + 1)..]))];
    }

    private IReadOnlyList<ObjectId> Commits()
    {
        if (_options.Revisions.FirstOrDefault(IsNoRevision) is { } wrong)
        {
            throw new SourceException($"{wrong}: not a revision");
        }

        foreach (var revision in _options.Revisions)
        {
            RevisionName.CheckSides(_repository, revision);
        }

        if (_options.Range is { } range)
        {
            return _repository.Backend.Commits(new CommitQuery { Revisions = [.. range.Heads, .. range.Known.Select(id => "^" + id)] });
        }

        return _repository.Backend.Commits(new CommitQuery
        {
            Revisions = _options.Revisions,
            All = _options.Revisions.Count == 0,
            Reflog = _options.Reflog,
            Since = _options.Since,
            MaxCount = _options.MaxCount,
        });
    }

    private HashSet<ObjectId> Notes(List<RefTip> tips)
    {
        var notes = tips.Where(tip => IsNotes(tip.Name)).Select(tip => tip.Commit).OfType<string>().ToList();
        return notes.Count == 0 ? [] : [.. _repository.Backend.Commits(new CommitQuery { Revisions = notes })];
    }

    // An option, or two lines.
    private static bool IsNoRevision(string revision) => revision.StartsWith('-') || revision.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0;

    private void ReadTip(string name, Func<Fragment, bool> take, Coverage coverage)
    {
        try
        {
            ReadTip(Tip.OfRef(_repository, name), take, coverage);
        }
        catch (SourceException e)
        {
            coverage.Skip(path: null, blob: null, SkipReason.MissingObject, e.Message);
        }
    }

    private void ReadTip(Tip tip, Func<Fragment, bool> take, Coverage coverage)
    {
        foreach (var fragment in new TipReader(_repository, _limits).Read(tip, coverage))
        {
            take(fragment);
        }
    }

    private void ReadBlobs(
        IReadOnlyCollection<ObjectId> blobs, int jobs, Func<ObjectId, Origin> originOf, Func<Fragment, bool> take, Coverage coverage, CancellationToken cancellation) =>
        _store.ReadBlobs(
            blobs,
            jobs,
            _limits.MaxFileSize,
            (id, content) =>
            {
                var origin = originOf(id);
                BlobReader.Note(origin.Path ?? "", content.Span, coverage);
                if (take(new Fragment(content, origin)))
                {
                    _options.Scanned?.Add(id);
                }
            },
            (id, reason, detail) => coverage.Skip(_log.Has(id) ? _log.FirstPath(id) : null, id.ToString(), reason, reason == SkipReason.MissingObject ? null : detail),
            cancellation,
            _options.Verify);

    private void ReadMessages(IReadOnlyCollection<ObjectId> commits, int jobs, Func<Fragment, bool> take, Coverage coverage, CancellationToken cancellation) =>
        Parallel.ForEach(commits, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, id =>
        {
            try
            {
                if (ReadMessage(id.ToString(), take, coverage))
                {
                    _options.Scanned?.Add(id);
                }
            }
            catch (SourceException e)
            {
                coverage.Skip(path: null, id.ToString(), SkipReason.Unreadable, e.Message);
            }
        });

    // True when there is nothing in it.
    private bool ReadMessage(string id, Func<Fragment, bool> take, Coverage coverage)
    {
        if (_store.Read(id, GitObjects.Small) is not { } commit)
        {
            coverage.Skip(path: null, id, SkipReason.MissingObject);
            return false;
        }

        coverage.AddCommit();
        var said = commit.Content is { } content ? new ObjectText(content).ToCommit(id) : null;
        return Message.Of(commit, OriginKind.CommitMessage, said, _limits, coverage) is not { } message || take(message);
    }

    private IReadOnlyCollection<ObjectId> Fresh(IReadOnlyCollection<ObjectId> ids, Coverage coverage)
    {
        if (_options.Verify || _options.Scanned is not { } scanned)
        {
            return ids;
        }

        List<ObjectId> fresh = [.. ids.Where(id => !scanned.Contains(id))];
        coverage.AddScannedBefore(ids.Count - fresh.Count);
        return fresh;
    }

    // Whatever lies around: blobs without a path, messages without a ref.
    private void ReadUnreachable(int jobs, Func<Fragment, bool> take, Coverage coverage, CancellationToken cancellation)
    {
        var known = _log.Commits.ToHashSet();
        var (blobs, commits) = (new List<ObjectId>(), new List<ObjectId>());
        foreach (var (id, type) in _repository.Backend.Stored())
        {
            if (type == "blob" && !_log.Has(id))
            {
                blobs.Add(id);
            }
            else if (type == "commit" && !known.Contains(id))
            {
                commits.Add(id);
            }
            else if (type == "tag")
            {
                ReadTip(id.ToString(), take, coverage);
            }
        }

        ReadBlobs(Fresh(blobs, coverage), jobs, id => new Origin { Kind = OriginKind.Blob, Blob = id.ToString() }, take, coverage, cancellation);
        ReadMessages(Fresh(commits, coverage), jobs, take, coverage, cancellation);
    }

    private void NoteBoundary(IReadOnlyList<ObjectId> commits, Coverage coverage)
    {
        if (_options.Range?.Missing is { } missing)
        {
            coverage.Skip(path: null, blob: null, SkipReason.Shallow, missing);
        }
        else if (_repository.IsShallow && _repository.Boundary() is var boundary
            && commits.Select(id => id.ToString()).FirstOrDefault(boundary.Contains) is { } cut)
        {
            coverage.Skip(path: null, blob: null, SkipReason.Shallow, $"what came before commit {cut} is not in this clone; git fetch --unshallow brings it");
        }
    }
}
