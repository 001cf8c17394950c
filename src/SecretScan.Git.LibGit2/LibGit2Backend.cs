using LibGit2Sharp;
using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>What git would answer about a repository, answered by libgit2. It starts nothing, whatever the configuration says.</summary>
internal sealed class LibGit2Backend : IGitBackend
{
    private const int IdBytes = 20;

    private readonly Lock _gate = new();
    private readonly RepositoryPlace _place;
    private readonly CancellationToken _token;
    private readonly Repository _repository;
    private readonly string _common;
    private readonly LooseNames _names;
    private readonly PackedObjects _packed;
    private readonly ObjectStore _store;
    private readonly StoredObjects _objects;
    private readonly Lazy<CommitWalk> _walk;

    // Of the last question about ancestors: many are asked about HEAD.
    private (string Of, IReadOnlyDictionary<Store.ObjectId, WalkedCommit> Commits)? _ancestors;

    /// <summary>Opens a repository.</summary>
    /// <exception cref="SourceException">libgit2 cannot read it.</exception>
    public LibGit2Backend(RepositoryPlace place, CancellationToken token)
    {
        _place = place;
        _token = token;
        _repository = Open();
        _common = CommonFolder(Path.TrimEndingDirectorySeparator(_repository.Info.Path));
        var folders = ObjectFolders.Of(PathOf("objects"), _common);
        _names = new LooseNames(folders);
        _packed = new PackedObjects(folders);
        _store = new ObjectStore(folders, IdBytes, _packed);
        _objects = new StoredObjects(_store, Resolve);
        Guard(_repository);
        Facts = Ask(FactsOf);
        _walk = new Lazy<CommitWalk>(() => new CommitWalk(_objects, GitRepository.BoundaryOf(this)));
    }

    /// <inheritdoc/>
    public RepositoryFacts Facts { get; }

    /// <inheritdoc/>
    public GitObjects Objects => _objects;

    /// <inheritdoc/>
    public string PathOf(string name) => name == "objects" && _place.Objects is { } objects ? objects : Path.Join(_common, name);

    /// <inheritdoc/>
    public string? Setting(string name) => throw new SourceException($"the setting {name} is read by git only: install git");

    /// <inheritdoc/>
    public IReadOnlyList<RefTip> Refs(string prefix) => Ask(() =>
        _repository.Refs.Where(reference => reference.CanonicalName.StartsWith(prefix, StringComparison.Ordinal))
            .Select(TipOf).OrderBy(tip => tip.Name, StringComparer.Ordinal).ToList());

    /// <inheritdoc/>
    public IReadOnlyList<string> RefsThatAre(IReadOnlyList<string> names) =>
        Ask(() => names.Where(name => Reference.IsValidName(name) && _repository.Refs[name] is not null).ToList());

    /// <inheritdoc/>
    public IEnumerable<GitEntry> Index(string? folder) => Ask(() => _repository.Index
        .Where(entry => entry.StageLevel != StageLevel.Ancestor)
        .Select(entry => new GitEntry(TreeComparison.Slashes(entry.Path), TreeComparison.KindOf(entry.Mode), entry.Id.Sha))
        .Where(entry => folder is null || FolderOf(entry.Path).SequenceEqual(folder))
        .ToList());

    /// <inheritdoc/>
    public IReadOnlyList<Change> IndexChanges(string tree)
    {
        var root = _objects.Read(tree, GitObjects.Small) is { Type: "commit", Content: { } content } ? new ObjectText(content).Header("tree") : tree;
        try
        {
            return Ask(() => TreeComparison.OfIndex(_repository, root, SimilarityOptions.Renames));
        }
        catch (SourceException)
        {
            // Similarity is judged by content, which a partial clone may not have; equal ids need none.
            return Ask(() => TreeComparison.OfIndex(_repository, root, SimilarityOptions.Exact));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Store.ObjectId> Commits(CommitQuery query)
    {
        var revisions = new Revisions(_objects);
        foreach (var revision in query.Revisions)
        {
            revisions.Add(revision);
        }

        foreach (var id in (query.All ? Tips() : []).Concat(query.Reflog ? Reflogs.All(_common) : []).Distinct())
        {
            revisions.AddIfThere(id);
        }

        // What is left out is followed to its end: dates, by which git stops earlier, are whatever a commit's author wrote.
        var known = _walk.Value.Reach(revisions.Exclude, new Dictionary<Store.ObjectId, WalkedCommit>(), _token);
        var commits = CommitWalk.NewestFirst(_walk.Value.Reach(revisions.Include, known, _token));
        commits = query.Since is { } since && Revisions.Date(since) is var first ? commits.Where(commit => commit.Seconds >= first) : commits;
        return [.. commits.Take(query.MaxCount ?? int.MaxValue).Select(commit => commit.Id).Reverse()];
    }

    /// <inheritdoc/>
    public IEnumerable<IReadOnlyList<RawChange>> Changes(IEnumerable<Store.ObjectId> commits)
    {
        // One of its own: several threads may ask at once, and one repository serves one thread.
        using var repository = Open();
        Guard(repository);
        foreach (var id in commits)
        {
            _token.ThrowIfCancellationRequested();
            yield return Asked.Of($"commit {id}", () =>
            {
                var commit = _walk.Value.Read(id);
                return TreeComparison.FromAll(repository, commit.Tree, [.. commit.Parents.Select(parent => _walk.Value.Read(parent).Tree)]);
            });
        }
    }

    /// <inheritdoc/>
    public bool IsAncestor(string commit, string of)
    {
        lock (_gate)
        {
            if (_ancestors?.Of != of)
            {
                _ancestors = (of, Ancestors(of));
            }

            return Store.ObjectId.TryParse(commit, out var asked) && _ancestors.Value.Commits.ContainsKey(asked);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> MergeBases(string one, string other)
    {
        var ofOther = Ancestors(other);
        var both = Ancestors(one).Values.Where(commit => ofOther.ContainsKey(commit.Id)).ToList();
        var earlier = both.SelectMany(commit => commit.Parents).ToHashSet();
        return [.. both.Select(commit => commit.Id).Where(id => !earlier.Contains(id)).Select(id => id.ToString())];
    }

    /// <inheritdoc/>
    public IEnumerable<(Store.ObjectId Id, string Type)> Stored()
    {
        foreach (var id in _packed.Ids())
        {
            if (_store.Read(id.ToString(), maxSize: 0) is { } found)
            {
                yield return (id, found.Type);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _repository.Dispose();
        _store.Dispose();
        _packed.Dispose();
    }

    private static string CommonFolder(string gitFolder)
    {
        var file = Path.Join(gitFolder, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).TrimEnd('\n', '\r'), gitFolder) : gitFolder;
    }

    private static ReadOnlySpan<char> FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path.AsSpan(0, slash) : "";

    private T Ask<T>(Func<T> question)
    {
        lock (_gate)
        {
            _token.ThrowIfCancellationRequested();
            return Asked.Of(_place.GitFolder, question);
        }
    }

    private Repository Open() => Asked.Of(_place.GitFolder, () => new Repository(
        _place.GitFolder, new RepositoryOptions { WorkingDirectoryPath = _place.WorkTree, IndexPath = _place.Index }));

    // Before the first object is read.
    private void Guard(Repository repository) => repository.ObjectDatabase.AddBackend(new StoreBackend(_store), StoreBackend.Priority);

    private RepositoryFacts FactsOf() => new(
        _repository.Info.IsBare,
        _repository.Info.IsShallow,
        "sha1",
        Path.TrimEndingDirectorySeparator(_repository.Info.Path),
        _repository.Info.WorkingDirectory is { } root ? Path.TrimEndingDirectorySeparator(root) : null,
        _repository.Head.Tip?.Sha);

    // Null for a name that leads nowhere, and for one that leads to several objects.
    private string? Resolve(string name)
    {
        _names.Check(name);
        lock (_gate)
        {
            try
            {
                return _repository.Lookup(name)?.Sha;
            }
            catch (LibGit2SharpException)
            {
                return null;
            }
        }
    }

    // And the commit itself.
    private Dictionary<Store.ObjectId, WalkedCommit> Ancestors(string commit) =>
        Store.ObjectId.TryParse(commit, out var tip)
            ? _walk.Value.Reach([tip], new Dictionary<Store.ObjectId, WalkedCommit>(), _token)
            : throw new SourceException($"{commit}: not a commit");

    // Every ref, every HEAD, and the stash, of which a ref holds the top only.
    private IEnumerable<Store.ObjectId> Tips()
    {
        var refs = Refs("refs/").Select(tip => tip.Commit).Append(Facts.Head).OfType<string>();
        return refs.Concat(OtherHeads()).SelectMany(id => Store.ObjectId.TryParse(id, out var parsed) ? [parsed] : Array.Empty<Store.ObjectId>())
            .Concat(Reflogs.Of(_common, "refs/stash"));
    }

    // Those of other working trees; one that names a branch is among the refs.
    private IEnumerable<string> OtherHeads()
    {
        var trees = Path.Join(_common, "worktrees");
        return (Directory.Exists(trees) ? Directory.GetDirectories(trees) : []).Append(_common)
            .Select(tree => Path.Join(tree, "HEAD")).Where(File.Exists).Select(head => File.ReadAllText(head).Trim());
    }

    private RefTip TipOf(Reference reference)
    {
        var tip = Tip.Follow(_objects, reference.ResolveToDirectReference()?.TargetIdentifier ?? "");
        return new RefTip(reference.CanonicalName, tip?.Target is { Type: "commit", Id: var commit } ? commit : null, tip is { Tags.Count: > 0 });
    }
}
