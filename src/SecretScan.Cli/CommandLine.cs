using System.CommandLine;
using SecretScan.Cli.Commands;

namespace SecretScan.Cli;

/// <summary>The commands and how they are read.</summary>
internal static class CommandLine
{
    private static readonly string[] Names = ["staged", "history", "range", "ci", "files", "hook", "rules", "baseline", "config", "doctor", "explain"];

    // A path may begin with @, which would mean a file of further arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Reads the arguments and runs the command they name.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">They cannot be read.</exception>
    public static int Run(string[] arguments)
    {
        var typed = Parse(arguments);
        if (UsageError.Of(typed) is { } error)
        {
            throw new CommandException(error);
        }

        return typed.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static ParseResult Parse(string[] arguments)
    {
        var root = new RootCommand("Finds credentials in what is about to be committed, in files and in git history.");
        foreach (var command in Named(arguments is [var name, ..] ? name : null) is { } one ? [one] : All())
        {
            root.Subcommands.Add(command);
        }

        return root.Parse(arguments, Parser);
    }

    private static IEnumerable<Command> All() => Names.Select(name => Named(name)!);

    private static Command? Named(string? name) => name switch
    {
        "staged" => StagedCommand.Create(),
        "history" => HistoryCommand.Create(),
        "range" => RangeCommand.Create(),
        "ci" => CiCommand.Create(),
        "files" => FilesCommand.Create(),
        "hook" => HookCommand.Create(),
        "rules" => RulesCommand.Create(),
        "baseline" => BaselineCommand.Create(),
        "config" => ConfigCommand.Create(),
        "doctor" => DoctorCommand.Create(),
        "explain" => ExplainCommand.Create(),
        _ => null,
    };
}
