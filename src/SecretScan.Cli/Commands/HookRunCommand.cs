using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Hooks;

namespace SecretScan.Cli.Commands;

/// <summary><c>hook run NAME</c>: what a hook calls.</summary>
internal static class HookRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The hook" };
        var rest = new Argument<string[]>("ARGUMENTS") { Description = "What git gave the hook", Arity = ArgumentArity.ZeroOrMore };
        var fromGit = ScanOptions.Flag("--from-git", "Git itself calls: with nothing staged nothing new is recorded");
        var fromRef = ScanOptions.One("--from-ref", "REVISION", "Judge what --to-ref adds to this");
        var toRef = ScanOptions.One("--to-ref", "REVISION", "Judge what this adds to --from-ref");
        var command = new Command("run", "Judge what a git hook is about to let through") { name, rest, fromGit, fromRef, toRef };
        var options = new ScanOptions(command);
        command.SetAction(typed => (int)new HookRun(options.Read(typed))
        {
            Name = typed.GetRequiredValue(name),
            Arguments = typed.GetValue(rest) ?? [],
            FromGit = ScanOptions.Has(typed, fromGit),
            FromRef = typed.GetValue(fromRef),
            ToRef = typed.GetValue(toRef),
        }.Run());
        return command;
    }
}
