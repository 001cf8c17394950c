using SecretScan.Cli.Arguments;
using SecretScan.Cli.Scanning;
using SecretScan.Cli.Streams;
using SecretScan.Git;
using SecretScan.Reporting;

namespace SecretScan.Cli.Hooks;

/// <summary>One call of a hook: finds out what there is to judge, judges it, and says how to go on when it blocks.</summary>
internal sealed class HookRun(ScanArguments arguments)
{
    private const string SkipVariable = "SECRETSCAN_SKIP";

    private readonly ScanJob _job = new(arguments with { SilentWhenClean = true });

    /// <summary>The hook.</summary>
    public required string Name { get; init; }

    /// <summary>What git gave it.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>True when git itself calls, and not a framework that may want to know about everything.</summary>
    public required bool FromGit { get; init; }

    /// <summary>What is known already, or null.</summary>
    public string? FromRef { get; init; }

    /// <summary>What is judged, or null.</summary>
    public string? ToRef { get; init; }

    /// <summary>Judges what an installed hook asks about.</summary>
    public static ExitCode FromHook(string name, IReadOnlyList<string> given) =>
        new HookRun(new ScanArguments()) { Name = name, Arguments = given, FromGit = true }.Run();

    /// <summary>Judges.</summary>
    /// <exception cref="CommandException">The call is wrong.</exception>
    /// <exception cref="SourceException">There is nothing that could be judged.</exception>
    public ExitCode Run()
    {
        if (Name is not ("pre-push" or HookScript.PreReceive) && IsSkipped())
        {
            return ExitCode.Clean;
        }

        using var repository = _job.OpenRepository();
        var verdict = HookInput.Of(this, repository, _job) switch
        {
            { Range: { } range, IsProposal: var isProposal } => _job.Run(range, repository, isProposal),
            { Source: { } source } => _job.Run(source, repository),
            _ => ExitCode.Clean,
        };
        if (verdict != ExitCode.Clean)
        {
            Notice.Write(HowToGoOn(verdict));
        }

        return verdict;
    }

    // An empty reason is refused: a variable that is set once and for all should at least say why.
    private static bool IsSkipped()
    {
        var reason = Environment.GetEnvironmentVariable(SkipVariable);
        if (reason is null)
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new CommandException($"{SkipVariable} needs a reason: {SkipVariable}='why' git commit ...");
        }

        Notice.Write($"NOT CHECKED, because {SkipVariable} says: {reason}; pre-push will judge it");
        return true;
    }

    private string HowToGoOn(ExitCode verdict)
    {
        var why = verdict == ExitCode.Incomplete ? "not everything could be read" : "see above";
        return Name switch
        {
            HookScript.PreReceive =>
                $"nothing was taken ({why}). Take the secret out of every commit that you push, not only out of the last: " +
                "`git rebase -i` or `git commit --amend`; it has left your machine already, so revoke it too. What must stay is accepted " +
                $"in {Suppression.Baseline.FileName} of the server's main branch, by a push of its own before this one",
            "pre-push" =>
                $"nothing was pushed ({why}). Take the secret out of the commits, or accept it by content: " +
                "`secretscan baseline update --range BASE..HEAD --reason 'why'`, commit that file, and push again",
            _ =>
                $"nothing was committed ({why}). If it has to be recorded as it is, let exactly this commit through: " +
                $"{SkipVariable}='why' git {(Name == "pre-merge-commit" ? "merge" : "commit")} ...; pre-push judges it again",
        };
    }
}
