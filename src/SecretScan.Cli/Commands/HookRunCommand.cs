using System.CommandLine;
using SecretScan.Cli.Agents;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Hooks;

namespace SecretScan.Cli.Commands;

/// <summary><c>hook run NAME</c>: what a hook of git calls; <c>hook run --agent</c>: what a hook of a coding agent calls.</summary>
internal static class HookRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "The hook of git", Arity = ArgumentArity.ZeroOrOne };
        var rest = new Argument<string[]>("ARGUMENTS") { Description = "What git gave the hook", Arity = ArgumentArity.ZeroOrMore };
        var fromGit = ScanOptions.Flag("--from-git", "Git itself calls: with nothing staged nothing new is recorded");
        var fromRef = ScanOptions.One("--from-ref", "REVISION", "Judge what --to-ref adds to this");
        var toRef = ScanOptions.One("--to-ref", "REVISION", "Judge what this adds to --from-ref");
        var agent = ScanOptions.Flag(AgentHook.Option, "A coding agent calls (Claude Code, Cursor, Codex): its JSON comes on standard input");
        var command = new Command("run", "Judge what a hook is about to let through") { name, rest, fromGit, fromRef, toRef, agent };
        var options = new ScanOptions(command);
        command.SetAction(typed => (typed.GetValue(name), ScanOptions.Has(typed, agent)) switch
        {
            (null, true) => new AgentHook(options.Read(typed)).Run(),
            ({ } hook, false) => (int)new HookRun(options.Read(typed))
            {
                Name = hook,
                Arguments = typed.GetValue(rest) ?? [],
                FromGit = ScanOptions.Has(typed, fromGit),
                FromRef = typed.GetValue(fromRef),
                ToRef = typed.GetValue(toRef),
            }.Run(),
            _ => throw new CommandException($"name a hook of git ({string.Join(", ", HookScript.Names)}), or give {AgentHook.Option}"),
        });
        return command;
    }
}
