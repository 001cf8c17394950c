using SecretScan.Git;

namespace SecretScan.Cli.Ci;

/// <summary>What a build is about, found in the clone that it has.</summary>
/// <param name="Commits">The commits to judge; of everything that <c>HEAD</c> reaches only who judges it.</param>
/// <param name="Said">What was decided, in one line.</param>
internal sealed record CiRange(CommitRange Commits, string Said)
{
    private const int ShortId = 10;

    /// <summary>True when everything is read that <c>HEAD</c> reaches.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>True when the judge has all of it: its markers were accepted, too.</summary>
    public bool IsAccepted { get; private init; }

    /// <summary>Finds it.</summary>
    /// <exception cref="SourceException">A commit is not here, and nothing explains why.</exception>
    public static CiRange Of(CiPlan plan, GitRepository repository)
    {
        var said = $"{plan.Platform}, {plan.Event}: ";
        if (plan.IsDeletion)
        {
            return new CiRange(CommitRange.JudgedBy(repository, null), said + "nothing to scan");
        }

        if (plan.Heads.FirstOrDefault(head => repository.CommitOf(head) is not null) is not { } head)
        {
            var fetch = plan.HeadRef is { } name ? $"; git fetch origin {name} brings it" : "";
            return new CiRange(CommitRange.NotHere(plan.Heads[0], $"commit {plan.Heads[0]}, which is to be judged, is not in this clone{fetch}"), said + "what is to be judged is not here");
        }

        var judge = plan.Judges.Select(repository.CommitOf).FirstOrDefault(commit => commit is not null);
        var first = FirstKnown(plan, repository);
        if (first is null)
        {
            return Everything(plan, repository, said, judge);
        }

        if (plan.Target is { } target && repository.CommitOf(first) is null)
        {
            var fetch = $"git fetch {(repository.IsShallow ? "--unshallow " : "")}{Address(target)} {first}";
            return new CiRange(
                CommitRange.Of(repository, new RangeRevisions([head], [])) with { Missing = $"{first} is not in this clone of a fork; {fetch} brings it" },
                $"{said}what {plan.Event} is compared with is not here, reading everything that {Name(repository, head)} reaches, judged by nothing");
        }

        var range = CommitRange.Of(repository, new RangeRevisions([head], [first])).Without(repository, plan.Known.Select(repository.CommitOf).OfType<string>()) with { Base = judge };
        return plan is { IsGuess: true, IsTag: false } && range.IsNothing
            ? Everything(plan, repository, said + "what is new is not said; ", judge)
            : new CiRange(range, $"{said}reading {Name(repository, head)} without what {Name(repository, first)} has, {JudgedBy(plan, judge)}");
    }

    private static CiRange Everything(CiPlan plan, GitRepository repository, string said, string? judge) =>
        new(CommitRange.JudgedBy(repository, judge), $"{said}reading everything that HEAD reaches, {JudgedBy(plan, judge)}")
        {
            IsWhole = true,
            IsAccepted = judge is not null && repository.Head is { } head && CommitRange.Of(repository, new RangeRevisions([head], [judge])).IsNothing,
        };

    private static string JudgedBy(CiPlan plan, string? judge) =>
        "judged by " + (judge is not null ? Short(judge)
            : "nothing that was agreed on before" + (plan.Judges is [var first, ..] ? $" ({NameOf(first)} is not here)" : ""));

    // What is here; else zeros, which explain themselves; else what is then said to be missing.
    private static string? FirstKnown(CiPlan plan, GitRepository repository)
    {
        var here = plan.Known.FirstOrDefault(known => repository.CommitOf(known) is not null);
        if (here is not null || plan.IsGuess)
        {
            return here;
        }

        var (zeros, missing) = (plan.Known.FirstOrDefault(IsZero), plan.Known.FirstOrDefault(known => !IsZero(known)));
        return repository.IsShallow ? missing ?? zeros : zeros ?? missing;
    }

    // Somebody is going to paste it: what a shell would read otherwise is left out.
    private static string Address(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out _) && target.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '~' or '/' or ':' or '@' or '%' or '+') ? target : "TARGET";

    private static bool IsZero(string revision) => revision.AsSpan().IndexOfAnyExcept('0') < 0;

    private static string Name(GitRepository repository, string revision) =>
        IsHex(revision) || repository.CommitOf(revision) is not { } commit ? Short(revision) : $"{NameOf(revision)} ({Short(commit)})";

    private static string NameOf(string revision) => Short(revision.Replace("refs/remotes/", "", StringComparison.Ordinal));

    private static bool IsHex(string revision) => revision.All(char.IsAsciiHexDigit);

    private static string Short(string revision) => IsHex(revision) ? revision[..Math.Min(ShortId, revision.Length)] : revision;
}
