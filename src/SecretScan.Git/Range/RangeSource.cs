using System.Collections.Concurrent;
using SecretScan.Git.Store;
using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>
/// What a range of commits publishes: every version of every file that any of them brings (added and removed again is
/// still published), their messages, and the messages of the tags named. Each version of a path is given once, with the
/// oldest commit that has it.
/// </summary>
/// <remarks>Nothing counts as old here: this is the net for what got past the other hooks.</remarks>
public sealed class RangeSource : IFragmentSource
{
    private readonly GitRepository _repository;
    private readonly RangeRevisions _revisions;
    private readonly SourceLimits _limits;
    private readonly BlobReader _blobs;

    // The commit that brought a version of a path first.
    private readonly ConcurrentDictionary<(string Path, string Blob), string> _first = [];

    /// <summary>Looks at a range of commits.</summary>
    public RangeSource(GitRepository repository, RangeRevisions revisions, SourceLimits limits)
    {
        _repository = repository;
        _revisions = revisions;
        _limits = limits;
        _blobs = new BlobReader(repository, limits);
    }

    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Range;

    /// <summary>True when it was read and has no commits: all that HEAD has, BASE has too.</summary>
    public bool IsEmpty { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        // Every revision is looked up before the first is read: a typing error must not cost a long scan.
        var tips = _revisions.Include.Select(revision => Tip.Of(_repository, revision)).ToList();
        var known = _revisions.Exclude.Select(revision => Tip.Commit(_repository, revision)).ToList();
        var judged = tips.Select(tip => tip.Target).Where(target => target.Type == "commit").Select(target => target.Id);
        var range = new CommitQuery { Revisions = [.. judged, .. known.Select(id => "^" + id)] };
        return tips.SelectMany(tip => new TipReader(_repository, _limits).Read(tip, coverage)).Concat(ReadRange(range, coverage));
    }

    /// <inheritdoc/>
    public IEnumerable<Fragment> Siblings(Origin origin) => origin is { Path: { } path, Commit: { } commit }
        ? _blobs.ReadEvidence(
            Neighbours.Choose(new TreeReader(_repository.Objects).Folder(commit.Id, origin.Folder)
                .Where(entry => entry.Path != path && _first.GetValueOrDefault((entry.Path, entry.Id)) != commit.Id)),
            Neighbours.LargestSize,
            commit)
        : [];

    private IEnumerable<Fragment> ReadRange(CommitQuery range, Coverage coverage)
    {
        var commits = _repository.Backend.Commits(range);
        IsEmpty = commits.Count == 0;
        NoteBoundary(commits, coverage);
        foreach (var (commit, changes) in commits.Zip(_repository.Backend.Changes(commits)))
        {
            coverage.AddCommit();
            foreach (var fragment in ReadCommit(commit.ToString(), changes, coverage))
            {
                yield return fragment;
            }
        }
    }

    private IEnumerable<Fragment> ReadCommit(string id, IReadOnlyList<RawChange> changes, Coverage coverage)
    {
        var text = ReadObject(id, coverage);
        var commit = text?.Content is { } content
            ? new ObjectText(content).ToCommit(id)
            : new Commit(id, "", "", DateTimeOffset.UnixEpoch, "");
        if (text is not null && Message.Of(text, OriginKind.CommitMessage, commit, _limits, coverage) is { } message)
        {
            yield return message;
        }

        // All first, so that no file of this commit is taken for an unchanged one while the first is looked at.
        var brought = changes.Select(change => new GitEntry(change.Path, change.Kind, change.Id.ToString()))
            .Where(entry => _first.TryAdd((entry.Path, entry.Id), id)).ToList();
        foreach (var entry in brought)
        {
            if (_blobs.Read(entry, coverage, commit) is { } fragment)
            {
                yield return fragment;
            }
        }
    }

    private GitObject? ReadObject(string id, Coverage coverage)
    {
        try
        {
            return _repository.Objects.Read(id, GitObjects.Small);
        }
        catch (SourceException e)
        {
            coverage.Skip(path: null, id, SkipReason.Unreadable, e.Message);
            return null;
        }
    }

    private void NoteBoundary(IReadOnlyList<ObjectId> commits, Coverage coverage)
    {
        if (!_repository.IsShallow)
        {
            return;
        }

        var boundary = _repository.Boundary();
        if (commits.Select(id => id.ToString()).FirstOrDefault(boundary.Contains) is { } cut)
        {
            coverage.Skip(
                path: null,
                blob: null,
                SkipReason.Shallow,
                $"what came before commit {cut} is not in this shallow clone; git fetch --unshallow brings it");
        }
    }
}
