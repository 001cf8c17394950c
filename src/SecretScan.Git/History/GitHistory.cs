using System.Collections.Concurrent;
using SecretScan.Git.Store;
using SecretScan.History;
using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>The history of a repository: git says which commits there are and what they change, the object store reads it.</summary>
public sealed class GitHistory : IHistory, IDisposable
{
    private readonly GitRepository _repository;
    private readonly HistoryOptions _options;
    private readonly SourceLimits _limits;
    private readonly ObjectStore _store;
    private readonly TreeReader _trees;
    private readonly ConcurrentDictionary<string, Commit> _commits = new();
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
    }

    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.History;

    /// <inheritdoc/>
    public void Read(int jobs, Action<Fragment> take, Coverage coverage, CancellationToken cancellation)
    {
        var tips = Tips();
        NoteBoundary(coverage);
        var log = new ChangeLog(Commits());
        new ChangeReader(_repository, _options.Paths, coverage).Fill(log, jobs);
        _log = log;
        _notes = Notes(tips);
        foreach (var tip in tips.Where(tip => tip.IsTag || tip.Commit is null))
        {
            ReadTip(tip.Name, take, coverage);
        }

        ReadBlobs(log.Brought, jobs, id => new Origin { Kind = OriginKind.Blob, Path = _log.FirstPath(id), Blob = id.ToString() }, take, coverage, cancellation);
        ReadMessages(log.Commits, jobs, take, coverage, cancellation);
        if (_options.Unreachable)
        {
            ReadUnreachable(jobs, take, coverage, cancellation);
        }
    }

    /// <inheritdoc/>
    public bool Has(string blob) => ObjectId.TryParse(blob, out var id) && _log.Has(id);

    /// <inheritdoc/>
    public IEnumerable<Revision> Revisions(IReadOnlySet<string> blobs)
    {
        var wanted = blobs.Select(Number).ToHashSet();
        var entries = _log.Entries.ToArray().Where(entry => wanted.Contains(entry.Blob)).ToList();
        foreach (var entry in entries)
        {
            _firstCommits.TryAdd(VersionOf(entry), _log.Commits[entry.Commit].ToString());
        }

        foreach (var commit in entries.GroupBy(entry => entry.Commit))
        {
            var id = _log.Commits[commit.Key];
            yield return new Revision(CommitOf(id.ToString()), _notes.Contains(id) ? OriginKind.Note : OriginKind.Blob, [.. commit.Select(VersionOf)]);
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
    public Commit? FirstCommit(FileVersion version) => _firstCommits.TryGetValue(version, out var commit) ? CommitOf(commit) : null;

    /// <inheritdoc/>
    public Fragment? ReadEvidence(FileVersion version, Commit commit) =>
        new BlobReader(_repository, _limits)
            .ReadEvidence(Neighbours.Choose([new GitEntry(version.Path, EntryKind.Blob, version.Blob)]), Neighbours.LargestSize, commit)
            .FirstOrDefault();

    /// <inheritdoc/>
    public IReadOnlyList<Exposure?> Exposures(IReadOnlyList<Holding> holdings, DateTimeOffset now)
    {
        var presence = new Presence(_trees, holdings);
        var refs = holdings.Select(_ => new List<RefTip>()).ToList();
        var inHead = new HashSet<int>(_repository.Head is { } head ? presence.In(head) : []);
        foreach (var tip in Tips().Where(tip => tip.Commit is not null))
        {
            foreach (var number in presence.In(tip.Commit!))
            {
                refs[number].Add(tip);
            }
        }

        return [.. holdings.Select((holding, i) => holding.Path is null ? OfMessage(holding, now) : OfFile(holding, refs[i], inHead.Contains(i), now))];
    }

    /// <summary>Closes the objects.</summary>
    public void Dispose() => _store.Dispose();

    private static bool IsNotes(string name) => name.StartsWith("refs/notes/", StringComparison.Ordinal);

    private static int DaysBetween(DateTimeOffset first, DateTimeOffset now) => Math.Max(0, (int)(now - first).TotalDays);

    private Exposure? OfMessage(Holding holding, DateTimeOffset now)
    {
        if (holding.Blobs.FirstOrDefault() is not { } id || CommitOf(id) is not { Author.Length: > 0 } commit)
        {
            return null;
        }

        var isInHead = _repository.Head is { } head && _repository.Backend.IsAncestor(id, head);
        return new Exposure
        {
            First = commit, LastCommit = id, LastSeen = now, InHead = isInHead, Refs = [], Versions = 1, Days = DaysBetween(commit.Date, now),
        };
    }

    private Exposure? OfFile(Holding holding, List<RefTip> refs, bool isInHead, DateTimeOffset now)
    {
        var path = _log.PathNumber(holding.Path!);
        var holders = holding.Blobs.Select(Number).ToHashSet();
        List<ChangeEntry> entries = [];
        foreach (var entry in _log.Entries)
        {
            if (entry.Path == path && (holders.Contains(entry.Blob) || holders.Contains(entry.OldBlob)))
            {
                entries.Add(entry);
            }
        }

        var brought = entries.Where(entry => holders.Contains(entry.Blob)).ToList();
        if (brought.Count == 0)
        {
            return null;
        }

        var first = CommitOf(_log.Commits[brought[0].Commit].ToString());
        var isThere = isInHead || refs.Count > 0;
        var (lastCommit, lastSeen) = isThere ? (isInHead ? _repository.Head : refs[0].Commit, now) : Last(entries, holders);
        return new Exposure
        {
            First = first,
            LastCommit = lastCommit,
            LastSeen = lastSeen,
            InHead = isInHead,
            Refs = [.. refs.Select(tip => tip.Name)],
            Versions = brought.DistinctBy(entry => entry.Blob).Count(),
            Days = DaysBetween(first.Date, now),
        };
    }

    // Taken away by a merge that took the other side, it has no change of its own: then the last change that kept it counts.
    private (string? Commit, DateTimeOffset Seen) Last(List<ChangeEntry> entries, HashSet<int> holders)
    {
        var last = _log.Commits[entries[^1].Commit].ToString();
        var isRemoval = !holders.Contains(entries[^1].Blob);
        return (isRemoval ? ParentOf(last) : last, CommitOf(last).Date);
    }

    private string? ParentOf(string commit) =>
        _store.Read(commit, GitObjects.Small)?.Content is { } content && new ObjectText(content).Header("parent") is { Length: > 0 } parent ? parent : null;

    private FileVersion VersionOf(ChangeEntry entry) => new(_log.Path(entry.Path), _log.Blob(entry.Blob).ToString());

    private int Number(string blob) => ObjectId.TryParse(blob, out var id) ? _log.BlobNumber(id) : -1;

    private Commit CommitOf(string id) => _commits.GetOrAdd(id, key =>
        _store.Read(key, GitObjects.Small)?.Content is { } content ? new ObjectText(content).ToCommit(key) : new Commit(key, "", "", DateTimeOffset.UnixEpoch, ""));

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

    private void ReadTip(string name, Action<Fragment> take, Coverage coverage)
    {
        try
        {
            foreach (var fragment in new TipReader(_repository, _limits).Read(Tip.Of(_repository, name), coverage))
            {
                take(fragment);
            }
        }
        catch (SourceException e)
        {
            coverage.Skip(path: null, blob: null, SkipReason.MissingObject, e.Message);
        }
    }

    private void ReadBlobs(
        IReadOnlyCollection<ObjectId> blobs, int jobs, Func<ObjectId, Origin> originOf, Action<Fragment> take, Coverage coverage, CancellationToken cancellation) =>
        _store.ReadBlobs(
            blobs,
            jobs,
            _limits.MaxFileSize,
            (id, content) =>
            {
                var origin = originOf(id);
                BlobReader.Note(origin.Path ?? "", content.Span, coverage);
                take(new Fragment(content, origin));
            },
            (id, reason, detail) => coverage.Skip(_log.Has(id) ? _log.FirstPath(id) : null, id.ToString(), reason, detail),
            cancellation,
            _options.Verify);

    private void ReadMessages(IReadOnlyList<ObjectId> commits, int jobs, Action<Fragment> take, Coverage coverage, CancellationToken cancellation) =>
        Parallel.ForEach(commits, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, id =>
        {
            var name = id.ToString();
            if (_store.Read(name, GitObjects.Small) is not { } commit)
            {
                coverage.Skip(path: null, name, SkipReason.MissingObject);
                return;
            }

            coverage.AddCommit();
            var said = commit.Content is { } content ? new ObjectText(content).ToCommit(name) : null;
            if (Message.Of(commit, OriginKind.CommitMessage, said, _limits, coverage) is { } message)
            {
                take(message);
            }
        });

    // Whatever lies around: blobs without a path, messages without a ref.
    private void ReadUnreachable(int jobs, Action<Fragment> take, Coverage coverage, CancellationToken cancellation)
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

        ReadBlobs(blobs, jobs, id => new Origin { Kind = OriginKind.Blob, Blob = id.ToString() }, take, coverage, cancellation);
        ReadMessages(commits, jobs, take, coverage, cancellation);
    }

    private void NoteBoundary(Coverage coverage)
    {
        if (_repository.IsShallow)
        {
            coverage.Skip(path: null, blob: null, SkipReason.Shallow, "what came before is not in this clone; git fetch --unshallow brings it");
        }
    }
}
