namespace SecretScan.Git;

/// <summary>
/// Some commits of a repository: what the tips reach and what is known does not. Everything that was named is looked up before
/// the first commit is read, because a typing error must not cost a long scan.
/// </summary>
public sealed record CommitRange
{
    private const int ShortId = 10;
    private const string FetchAll = "git fetch --unshallow";
    private const string Origin = "origin/";
    private const string Remotes = "refs/remotes/";

    /// <summary>Ids of the commits that are known, with all that leads to them.</summary>
    public IReadOnlyList<string> Known { get; internal init; } = [];

    /// <summary>
    /// Id of the commit that says how the range is judged, or null where there is none: whoever proposes a change does not choose
    /// what is known, or which markers count.
    /// </summary>
    public string? Base { get; init; }

    /// <summary>What was named, as a report says it.</summary>
    public IReadOnlyList<string> Revisions { get; internal init; } = [];

    /// <summary>What people should know before they read the report, in one line, or null.</summary>
    public string? Remark { get; private init; }

    /// <summary>True when nothing is new.</summary>
    public bool IsNothing { get; private init; }

    /// <summary>What a clone lacks to tell new commits from old ones, and the command that brings it; or null.</summary>
    public string? Missing { get; init; }

    /// <summary>What is judged. The message of a tag belongs to it.</summary>
    internal IReadOnlyList<Tip> Tips { get; init; } = [];

    /// <summary>The commits at the tips.</summary>
    public IEnumerable<string> Heads => Tips.Select(tip => tip.Target).Where(target => target.Type == "commit").Select(target => target.Id);

    /// <summary>Looks up what was named.</summary>
    /// <exception cref="SourceException">There is no such commit, and nothing explains why.</exception>
    public static CommitRange Of(GitRepository repository, RangeRevisions revisions) => revisions switch
    {
        { BothSides: true, Include: [var left, var right] } => OfBothSides(repository, left, right),
        { Include: [var head], Exclude: [var known] } => Between(repository, known, head),
        _ => OfMany(repository, revisions),
    };

    /// <summary>Commits that cannot be read because they are not here.</summary>
    /// <param name="revision">What they are called.</param>
    /// <param name="detail">What is missing, and the command that brings it.</param>
    public static CommitRange NotHere(string revision, string detail) => new() { Revisions = [revision], Missing = detail };

    /// <summary>No commits, judged by what a revision holds; by nothing without one.</summary>
    /// <exception cref="SourceException">There is no such commit.</exception>
    public static CommitRange JudgedBy(GitRepository repository, string? revision) =>
        new() { Base = revision is null ? null : Tip.Commit(repository, revision), IsNothing = true };

    /// <summary>The same without what is reached by other revisions, as far as they are here.</summary>
    public CommitRange Without(GitRepository repository, IEnumerable<string> others) =>
        this with { Known = [.. Known.Concat(others.Select(other => Tip.FindCommit(repository, other)).OfType<string>()).Distinct()] };

    private static CommitRange OfMany(GitRepository repository, RangeRevisions revisions)
    {
        var known = revisions.Exclude.Select(revision => Tip.Commit(repository, revision)).ToList();
        return new CommitRange
        {
            Tips = [.. revisions.Include.Select(revision => Tip.Of(repository, revision))],
            Known = known,
            Base = known.FirstOrDefault(),
            Revisions = [.. revisions.Exclude.Select(revision => "^" + revision), .. revisions.Include],
        };
    }

    private static CommitRange Between(GitRepository repository, string known, string head)
    {
        string[] named = [$"{known}..{head}"];
        if (IsZero(head))
        {
            return new CommitRange { Revisions = named, IsNothing = true, Remark = "nothing to scan: the right side is only zeros, a ref that is taken away" };
        }

        var tip = Tip.Of(repository, head);
        var whole = new CommitRange { Tips = [tip], Revisions = named };
        if (IsZero(known))
        {
            return whole with { Remark = $"the left side is only zeros, a first push: every commit of {head} is read" };
        }

        if (Tip.FindCommit(repository, known) is { } id)
        {
            var range = whole with { Known = [id], Base = id };
            return tip.Target.Type == "commit" ? Compared(repository, range, (known, id), (head, tip)) : range;
        }

        return repository.IsShallow ? whole with { Missing = $"{known} is not in this shallow clone; {Fetch(known)} brings it" }
            : IsId(known) ? whole with { Remark = $"{known} is not in this clone, overwritten by a forced push perhaps: every commit of {head} is read" }
            : throw new SourceException($"{known}: no such commit in this repository{(known.Contains(Origin, StringComparison.Ordinal) ? $"; {Fetch(known, "git fetch")} brings it" : "")}");
    }

    private static CommitRange Compared(GitRepository repository, CommitRange range, (string Name, string Id) known, (string Name, Tip Tip) head)
    {
        var parted = repository.Backend.MergeBases(known.Id, head.Tip.Target.Id);
        return parted.Count == 0 && repository.IsShallow ? range with { Missing = PartedBefore(known.Name, head.Name) }
            : parted.Count == 0 ? range with { Remark = $"{known.Name} and {head.Name} have no commit in common: every commit of {head.Name} is read" }
            : parted.Contains(head.Tip.Target.Id) ? range with { IsNothing = head.Tip.Tags.Count == 0, Remark = NothingNew(known, head) }
            : parted.Contains(known.Id) ? range
            : range with { Remark = $"{known.Name} is no ancestor of {head.Name}: the commits of {head.Name} since they parted at {parted[0][..ShortId]} are read" };
    }

    private static string NothingNew((string Name, string Id) known, (string Name, Tip Tip) head) =>
        head.Tip.Tags.Count > 0 ? $"{head.Name} is a tag on what {known.Name} has already: only its message is read"
        : known.Id == head.Tip.Target.Id ? $"nothing to scan: {known.Name} and {head.Name} are the same commit"
        : $"nothing to scan: {known.Name} has every commit that {head.Name} has";

    // gitrevisions(7): what either side reaches and not both.
    private static CommitRange OfBothSides(GitRepository repository, string left, string right)
    {
        var one = Tip.Commit(repository, left);
        var parted = repository.Backend.MergeBases(one, Tip.Commit(repository, right));
        return new CommitRange
        {
            Tips = [Tip.Of(repository, left), Tip.Of(repository, right)],
            Known = parted,
            Base = one,
            Revisions = [$"{left}...{right}"],
            Remark = $"three dots: the commits of both sides are read; {left}..{right} are those of {right} alone",
            Missing = parted.Count == 0 && repository.IsShallow ? PartedBefore(left, right) : null,
        };
    }

    private static string PartedBefore(string left, string right) =>
        $"the commit at which {left} and {right} parted is not in this shallow clone; {FetchAll} brings it";

    // Somebody is going to paste it: a name that a shell would read otherwise is left out.
    private static string Fetch(string revision, string fetch = FetchAll)
    {
        var name = revision.StartsWith(Remotes, StringComparison.Ordinal) ? revision[Remotes.Length..] : revision;
        return !IsPlain(name) ? fetch
            : IsId(name) ? $"{fetch} origin {name}"
            : name.StartsWith(Origin, StringComparison.Ordinal) ? $"{fetch} origin +refs/heads/{name[Origin.Length..]}:{Remotes}{name}"
            : $"{fetch} origin {name}:{name}";
    }

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-');

    private static bool IsId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);

    private static bool IsZero(string text) => IsId(text) && text.AsSpan().IndexOfAnyExcept('0') < 0;
}
