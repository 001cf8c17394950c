using System.Text;

namespace SecretScan.Cli.Agents;

/// <summary>
/// Reads a line for a POSIX shell far enough to see which commands it names. Nothing is expanded; where it is in doubt there is a
/// command too many and not one too few.
/// </summary>
internal static class ShellText
{
    private const int Deepest = 3;
    private const int MostCommands = 1000;

    /// <summary>The words of each command, quotes taken away; what is quoted as a whole line (<c>sh -c '...'</c>) is read, too.</summary>
    public static IEnumerable<IReadOnlyList<string>> Commands(string line) => Commands(line, 0).Take(MostCommands);

    private static IEnumerable<IReadOnlyList<string>> Commands(string line, int depth)
    {
        foreach (var words in Split(line))
        {
            yield return words;

            // A quote that a comment or a here-document opened swallows commands, too.
            foreach (var inner in depth < Deepest ? words.Where(word => word.AsSpan().IndexOfAny(" \n;&|") >= 0 && word.Contains("git", StringComparison.Ordinal)) : [])
            {
                foreach (var command in Commands(inner, depth + 1))
                {
                    yield return command;
                }
            }
        }
    }

    private static IEnumerable<List<string>> Split(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var (isWord, quote) = (false, '\0');
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && quote != '\'' && i + 1 < line.Length)
            {
                // At the end of a line it joins the next one.
                i++;
                isWord |= line[i] != '\n';
                word.Append(line[i] == '\n' ? "" : line[i]);
            }
            else if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                (quote, isWord) = (c, true);
            }
            else if (quote != '\0' || !(char.IsWhiteSpace(c) || ";&|(){}`".Contains(c)))
            {
                word.Append(c);
                isWord = true;
            }
            else
            {
                EndWord();
                if (c is not (' ' or '\t' or '\r') && words.Count > 0)
                {
                    yield return words;
                    words = [];
                }
            }
        }

        EndWord();
        if (words.Count > 0)
        {
            yield return words;
        }

        void EndWord()
        {
            if (isWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isWord = false;
        }
    }
}
