using SecretScan.Cli.Arguments;
using SecretScan.Cli.Commands;
using SecretScan.Cli.Hooks;
using SecretScan.Reporting;

namespace SecretScan.Cli;

/// <summary>
/// The command lines that run on every commit, without options. Setting the parser up for them takes longer than git
/// takes to make the commit.
/// </summary>
internal static class UsualCall
{
    /// <summary>Runs a call that is one of them; null for every other.</summary>
    public static ExitCode? TryRun(string[] arguments) => arguments switch
    {
        ["staged"] => StagedCommand.Run(new ScanArguments()),
        ["hook", "run", var name, "--from-git", "--", .. var given] =>
            HookRun.FromHook(name, given),
        _ => null,
    };
}
