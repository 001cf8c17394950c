using System.CommandLine;
using System.CommandLine.Parsing;

namespace SecretScan.Cli;

/// <summary>What is wrong with a command line, in one line.</summary>
internal static class UsageError
{
    /// <summary>The line, or null when nothing is wrong.</summary>
    public static string? Of(ParseResult typed)
    {
        if (typed.Errors.Count == 0)
        {
            return null;
        }

        var command = typed.CommandResult.Command;
        var said = typed.UnmatchedTokens is [var unknown, ..]
            ? Unknown(command, unknown)
            : command.Action is null
                ? $"say what to do: {string.Join(", ", command.Subcommands.Select(c => c.Name))}"
                : typed.Errors[0].Message.TrimEnd('.').ReplaceLineEndings(" ");
        return $"{said}; see '{string.Join(' ', Path(typed.CommandResult))} --help'";
    }

    private static string Unknown(Command command, string unknown)
    {
        var isOption = unknown.StartsWith('-');
        var names = isOption
            ? command.Options.SelectMany(option => option.Aliases.Append(option.Name))
            : command.Subcommands.Select(subcommand => subcommand.Name);
        var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        return $"there is no {kind} '{unknown}'" + Nearest.To(unknown, names);
    }

    private static IEnumerable<string> Path(SymbolResult? result) => result is CommandResult command
        ? Path(command.Parent).Append(command.Command is RootCommand ? "secretscan" : command.Command.Name)
        : [];
}
