using System.CommandLine;

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
        var path = string.Join(' ', typed.CommandResult.Tokens.Count >= 0 ? Path(typed.CommandResult) : []);
        var help = $"; see '{path} --help'";
        if (typed.UnmatchedTokens is [var unknown, ..])
        {
            var names = command.Subcommands.Select(c => c.Name).Concat(command.Options.SelectMany(o => o.Aliases.Append(o.Name)));
            var near = names.Select(name => (Name: name, Distance: Distance(unknown, name))).OrderBy(n => n.Distance).FirstOrDefault();
            var what = unknown.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            return $"there is no {what} '{unknown}'{(near.Name is not null && near.Distance <= 2 ? $", did you mean '{near.Name}'?" : "")}{help}";
        }

        return typed.Errors[0].Message.TrimEnd('.').ReplaceLineEndings(" ") + help;
    }

    private static IEnumerable<string> Path(System.CommandLine.Parsing.SymbolResult? result) =>
        result is System.CommandLine.Parsing.CommandResult command
            ? Path(command.Parent).Append(command.Command is RootCommand ? "secretscan" : command.Command.Name)
            : [];

    // Levenshtein's: insertions, deletions and replacements.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= to.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
