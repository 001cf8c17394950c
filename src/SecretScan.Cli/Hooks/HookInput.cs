using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Sources;

namespace SecretScan.Cli.Hooks;

/// <summary>What a hook is to judge.</summary>
/// <param name="Source">What is read; null when nothing new is recorded, or when it is about commits.</param>
/// <param name="Range">The commits; null when nothing new is published, or when it is not about commits.</param>
internal sealed record HookInput(IFragmentSource? Source = null, CommitRange? Range = null)
{
    private const string NoRemote = "";

    /// <summary>True when <paramref name="Range"/> is somebody's proposal, which what was there before judges.</summary>
    public bool IsProposal { get; private init; }

    /// <summary>Finds out.</summary>
    /// <exception cref="CommandException">The call is wrong.</exception>
    public static HookInput Of(HookRun call, GitRepository repository, ScanJob job) => call.Name switch
    {
        "pre-commit" when call.FromGit => new(Staged(repository, job)),
        "pre-commit" => OfFramework(call, repository, job),
        "pre-merge-commit" => new(new StagedSource(repository, job.Limits)),
        "commit-msg" => new(Message(call, repository, job)),
        "pre-push" => Pushed(
            PushedRefs.Parse(new StreamReader(Console.OpenStandardInput())), call.Arguments.FirstOrDefault(NoRemote), repository),
        HookScript.PreReceive => new(Range: PushedRefs.Arriving(PushedRefs.ParseReceived(new StreamReader(Console.OpenStandardInput())), repository)) { IsProposal = true },
        _ => throw new CommandException($"there is no hook '{call.Name}' here, only {string.Join(", ", HookScript.Names)}"),
    };

    // The pre-commit framework and its kin call for commits, pushes and by hand: whatever they ask for, something is read.
    private static HookInput OfFramework(HookRun call, GitRepository repository, ScanJob job)
    {
        var from = call.FromRef ?? Variable("PRE_COMMIT_FROM_REF");
        var to = call.ToRef ?? Variable("PRE_COMMIT_TO_REF");
        if (from is not null && to is not null)
        {
            // Two refs are how a build judges what somebody proposes; to a push of one's own the framework adds the remote.
            return new(Range: CommitRange.Of(repository, new RangeRevisions([to], [from]))) { IsProposal = Variable("PRE_COMMIT_REMOTE_NAME") is null };
        }

        if (from is not null || to is not null)
        {
            throw new CommandException("--from-ref and --to-ref belong together");
        }

        // A first push has no ref to start from.
        if (Variable("PRE_COMMIT_LOCAL_BRANCH") is { } branch)
        {
            return Pushed([new(branch, branch, "", "0")], Variable("PRE_COMMIT_REMOTE_NAME") ?? NoRemote, repository);
        }

        var staged = new StagedSource(repository, job.Limits);
        return new(staged.Any ? staged : new IndexSource(repository, job.Limits));
    }

    private static StagedSource? Staged(GitRepository repository, ScanJob job)
    {
        var staged = new StagedSource(repository, job.Limits);
        if (staged.Any)
        {
            return staged;
        }

        Notice.Write("nothing is staged, so nothing new is recorded");
        return null;
    }

    private static CommitMessageSource Message(HookRun call, GitRepository repository, ScanJob job) => call.Arguments is [var file]
        ? new(repository, Path.GetFullPath(file), edited: Environment.GetEnvironmentVariable("GIT_EDITOR") != ":", job.Limits)
        : throw new CommandException("commit-msg: the file with the message is missing: `secretscan hook run commit-msg FILE`");

    private static HookInput Pushed(IReadOnlyList<PushedRef> refs, string remote, GitRepository repository) =>
        new(Range: PushedRefs.ToRange(refs, repository, remote));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
