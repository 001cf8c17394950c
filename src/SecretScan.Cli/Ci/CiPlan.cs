namespace SecretScan.Cli.Ci;

/// <summary>What a build system says about the commits that it builds.</summary>
/// <param name="Platform">Its name.</param>
/// <param name="Event">What made it build.</param>
internal sealed record CiPlan(string Platform, string Event)
{
    /// <summary>Where a clone keeps the branches of its remote. In full: a tag could be called <c>origin/main</c>, and git would take that first.</summary>
    public const string Remote = "refs/remotes/origin/";

    /// <summary>What is judged: the first of these revisions that is here.</summary>
    public IReadOnlyList<string> Heads { get; init; } = ["HEAD"];

    /// <summary>
    /// What the other side has already; all of these that are here are left out, and the first that is here is what the judged
    /// commits are compared with. Zeros stand for nothing. Empty when everything is to be read.
    /// </summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>Whose rules and known findings count: the first of these revisions that is here. Where none is, nobody's.</summary>
    public IReadOnlyList<string> Judges { get; init; } = [];

    /// <summary>The ref of the remote that brings <see cref="Heads"/> where they are not checked out, or null.</summary>
    public string? HeadRef { get; init; }

    /// <summary>Where <see cref="Known"/> is fetched from when that is not <c>origin</c>; null when it is.</summary>
    public string? Target { get; init; }

    /// <summary>True when the build system does not say what is new, and <see cref="Known"/> is what a clone usually knows of its remote.</summary>
    public bool IsGuess { get; init; }

    /// <summary>True for a tag: of one on a commit that was judged before nothing is new.</summary>
    public bool IsTag { get; init; }

    /// <summary>True when a ref was taken away and nothing is new.</summary>
    public bool IsDeletion { get; init; }

    /// <summary><see cref="Heads"/> that a build system told; the commit that is checked out where it told none.</summary>
    public static IReadOnlyList<string> Told(params IEnumerable<string?> revisions) => revisions.OfType<string>().ToArray() is { Length: > 0 } told ? told : ["HEAD"];

    /// <summary>No change in particular: everything is read.</summary>
    /// <param name="platform">Name of the build system.</param>
    /// <param name="what">What made it build.</param>
    /// <param name="main">The default branch, or null when that is not said.</param>
    /// <param name="commit">A commit of the default branch that the build system names, or null.</param>
    public static CiPlan Whole(string platform, string what, string? main, string? commit = null) => new(platform, what)
    {
        Judges = [Remote + (main ?? "HEAD"), .. commit is null ? Array.Empty<string>() : [commit]],
    };

    /// <summary>A proposal to merge something into a branch.</summary>
    /// <param name="platform">Name of the build system.</param>
    /// <param name="what">What it calls the proposal.</param>
    /// <param name="branch">The branch, without <c>refs/heads/</c>.</param>
    /// <param name="known">Commits of that branch which the build system names.</param>
    public static CiPlan Proposal(string platform, string what, string branch, params IEnumerable<string?> known)
    {
        var target = Remote + branch;
        return new CiPlan(platform, $"{what} into {branch}")
        {
            Known = [.. known.OfType<string>(), target],

            // As it is now: what was accepted since the proposal was made lets it through when the build is run again.
            Judges = [target, .. known.OfType<string>()],
        };
    }

    /// <summary>The same proposal in a clone of its fork, whose branches its owner moves: only commits that the build system names count.</summary>
    /// <param name="target">Address of the repository that it is proposed to, or null when that is not said.</param>
    public CiPlan InFork(string? target) => this with
    {
        Event = Event + ", in the fork",
        Known = [.. Known.Where(IsNamed)],
        Judges = [.. Judges.Where(IsNamed)],
        Target = target ?? "TARGET",
    };

    /// <summary>A push to a branch.</summary>
    /// <param name="platform">Name of the build system.</param>
    /// <param name="branch">The branch, without <c>refs/heads/</c>.</param>
    /// <param name="before">What it was before: zeros when it is new, null when that is not said.</param>
    /// <param name="main">The default branch, or null when that is not said.</param>
    /// <remarks>
    /// Of a branch other than the default one anybody may have said in an earlier push what is to be accepted in this one: only the
    /// default branch judges it, and where that is not here nothing is accepted.
    /// </remarks>
    public static CiPlan Push(string platform, string branch, string? before, string? main)
    {
        var isMain = main == branch;
        var trusted = Remote + (main ?? "HEAD");
        return new CiPlan(platform, $"push to {branch}")
        {
            // What a clone takes for the default branch may be this one as it is now: it says what is new where nothing else does.
            Known = before is null ? (isMain ? [] : [trusted]) : isMain || main is null ? [before] : [before, trusted],
            Judges = isMain && before is not null ? [before] : [trusted],
            IsGuess = before is null && main is null,
        };
    }

    /// <summary>A tag that was pushed: its message, and whatever it leads to that the default branch has not.</summary>
    public static CiPlan Tag(string platform, string tag, string? commit, string? main) => new(platform, "tag " + tag)
    {
        Heads = ["refs/tags/" + tag, .. Told(commit)],
        Known = [Remote + (main ?? "HEAD")],
        Judges = [Remote + (main ?? "HEAD")],
        IsGuess = main is null,
        IsTag = true,
    };

    private static bool IsNamed(string revision) => !revision.StartsWith(Remote, StringComparison.Ordinal);
}
