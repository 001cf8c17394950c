using System.CommandLine;
using SecretScan.Cli.Commands;

namespace SecretScan.Cli;

/// <summary>The commands and how they are read.</summary>
internal static class CommandLine
{
    private static readonly (string Name, Func<Command> Create)[] Commands =
    [
        ("hook", HookCommand.Create),
    ];

    // A path may begin with @, which would mean a file of further arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Reads the arguments. Only the command they name is built: a hook runs on every commit.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Finds credentials in what is about to be committed, in files and in git history.");
        var named = Array.FindIndex(Commands, command => arguments.Count > 0 && command.Name == arguments[0]);
        foreach (var (_, create) in named < 0 ? Commands : [Commands[named]])
        {
            root.Subcommands.Add(create());
        }

        return root.Parse(arguments, Parser);
    }
}
