using SecretScan.Cli.Agents;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Commands;
using SecretScan.Cli.Hooks;

namespace SecretScan.Cli;

/// <summary>
/// The command lines that run on every commit, and on every step of an agent, without options. Setting the parser up for them takes longer than git
/// takes to make the commit.
/// </summary>
internal static class UsualCall
{
    /// <summary>Runs a call that is one of them; null for every other.</summary>
    /// <returns>Its exit code.</returns>
    public static int? TryRun(string[] arguments) => arguments switch
    {
        ["staged"] => (int)StagedCommand.Run(new ScanArguments()),
        ["hook", "run", AgentHook.Option] => new AgentHook(new ScanArguments()).Run(),
        ["hook", "run", var name, "--from-git", "--", .. var given] =>
            (int)HookRun.FromHook(name, given),
        _ => null,
    };
}
