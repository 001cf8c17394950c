namespace SecretScan.Git;

/// <summary>What a revision stands for: the tags on the way, and the object that they lead to.</summary>
/// <param name="Tags">Annotated tags, outermost first.</param>
/// <param name="Target">A commit; for a tag on something else a blob or a tree.</param>
internal sealed record Tip(IReadOnlyList<GitObject> Tags, GitObject Target)
{
    // A tag on a tag is an accident, a longer chain an attack.
    private const int LongestChain = 16;

    /// <summary>The id of what was named.</summary>
    public string Id => (Tags is [var outermost, ..] ? outermost : Target).Id;

    /// <summary>Looks a revision up that somebody wrote.</summary>
    /// <exception cref="SourceException">There is no such object here, it cannot be read, or the name could stand for something else.</exception>
    public static Tip Of(GitRepository repository, string revision)
    {
        RevisionName.Check(repository, revision);
        return OfRef(repository, revision);
    }

    /// <summary>Looks up a ref by its full name, or an object by its id.</summary>
    /// <exception cref="SourceException">There is no such object here, or it cannot be read.</exception>
    public static Tip OfRef(GitRepository repository, string revision)
    {
        var tip = Follow(repository.Objects, revision) ?? throw Unknown(repository, revision);
        return tip.Target.Type == "tag" ? throw new SourceException($"{revision}: a tag on more than {LongestChain} tags") : tip;
    }

    /// <summary>Goes from tag to tag. Null when that leads to nothing here; the target of a chain that is too long is a tag.</summary>
    /// <exception cref="SourceException">An object cannot be read.</exception>
    public static Tip? Follow(GitObjects objects, string name)
    {
        var tags = new List<GitObject>();
        var target = objects.Read(name, GitObjects.Small);
        while (target is { Type: "tag" } tag && tags.Count < LongestChain)
        {
            tags.Add(tag);
            target = objects.Read(tag.Content is { } content ? new ObjectText(content).Header("object") : tag.Id + "^{}", GitObjects.Small);
        }

        return target is null ? null : new Tip(tags, target);
    }

    /// <summary>The id of the commit that a revision leads to.</summary>
    /// <exception cref="SourceException">There is no such commit here, or the name could stand for something else.</exception>
    public static string Commit(GitRepository repository, string revision) => FindCommit(repository, revision) ?? throw Unknown(repository, revision);

    /// <summary>The id of the commit that a revision leads to, or null when there is none here.</summary>
    /// <exception cref="SourceException">The name could stand for something else.</exception>
    public static string? FindCommit(GitRepository repository, string revision)
    {
        RevisionName.Check(repository, revision);
        return repository.Objects.Read(revision + "^{commit}", GitObjects.Small)?.Id;
    }

    private static SourceException Unknown(GitRepository repository, string revision) => new(
        $"{revision}: no such commit in this repository"
        + (repository.IsShallow ? ", whose history was cut off; git fetch --unshallow brings the rest" : ""));
}
