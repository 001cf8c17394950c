using System.CommandLine;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Hooks;

namespace SecretScan.Cli.Commands;

/// <summary>Which hooks a command is about: <c>hook install pre-receive</c>, or <c>--hook pre-receive</c>.</summary>
internal sealed class HookChoice
{
    private static readonly string All = string.Join(", ", HookScript.Names);

    private readonly Argument<string[]> _names = new("HOOK") { Description = "Only these hooks; of " + All, Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _option = ScanOptions.Many("--hook", "NAME", "The same (repeatable)");

    /// <summary>Adds the choice to a command.</summary>
    public HookChoice(Command command)
    {
        command.Arguments.Add(_names);
        command.Options.Add(_option);
    }

    /// <summary>The hooks that were named, each once; null when none was.</summary>
    /// <exception cref="CommandException">One of them does not exist.</exception>
    public IReadOnlyList<string>? Read(ParseResult typed)
    {
        string[] names = [.. typed.GetValue(_names) ?? [], .. typed.GetValue(_option) ?? []];
        return Array.Find(names, name => !HookScript.Names.Contains(name)) is { } unknown
            ? throw new CommandException($"there is no hook '{unknown}' here, only {All}{Nearest.To(unknown, HookScript.Names)}")
            : names is [] ? null : [.. names.Distinct()];
    }
}
