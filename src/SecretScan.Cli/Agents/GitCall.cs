namespace SecretScan.Cli.Agents;

/// <summary>One call of git in a line for the shell.</summary>
/// <param name="Verb"><c>commit</c>, <c>push</c>, <c>add</c>, ...</param>
/// <param name="Folder">The folder that git works in.</param>
/// <param name="Arguments">What stands behind the verb.</param>
internal sealed record GitCall(string Verb, string Folder, IReadOnlyList<string> Arguments)
{
    // Of git commit; what stands behind one of them in the same word is its value.
    private const string LettersWithValue = "mFCctS";

    // Options of git itself that take the next word.
    private static readonly string[] WithValue = ["-c", "--git-dir", "--work-tree", "--namespace", "--super-prefix", "--config-env", "--exec-path", "--attr-source"];

    /// <summary>True when it stages something by itself, or commits what is not staged.</summary>
    public bool Stages => Verb is "add" or "stage"
        || (Verb == "commit" && (Words.Any() || Has('a', "--all") || Has('i', "--include") || Has('o', "--only")));

    /// <summary>True when ignored files are staged, too.</summary>
    public bool Forces => Verb != "commit" && Has('f', "--force");

    /// <summary>The paths it is about; none for all.</summary>
    public IReadOnlyList<string> Paths => Verb == "commit" && Has('a', "--all") ? [] : [.. Words.Where(word => word.AsSpan().IndexOfAny("$`") < 0)];

    /// <summary>What stands behind the verb and is neither an option nor the value of one.</summary>
    public IEnumerable<string> Words
    {
        get
        {
            var (isValue, isOver) = (false, false);
            foreach (var word in Arguments)
            {
                var isOption = !isOver && word.Length > 1 && word[0] == '-';
                isOver |= word == "--";
                if (!isOption && !isValue)
                {
                    yield return word;
                }

                isValue = isOption && TakesValue(word);
            }
        }
    }

    /// <summary>The calls of git in a line, in their order.</summary>
    /// <param name="line">The line.</param>
    /// <param name="folder">The folder in which it runs.</param>
    public static IReadOnlyList<GitCall> In(string line, string folder)
    {
        List<GitCall> calls = [];
        foreach (var words in ShellText.Commands(line))
        {
            if (words is ["cd" or "pushd", var to, ..])
            {
                folder = At(folder, to);
            }
            else if (words.ToList().FindIndex(IsGit) is >= 0 and var at && Of(words, at + 1, folder) is { } call)
            {
                calls.Add(call);
            }
        }

        return calls;
    }

    private static GitCall? Of(IReadOnlyList<string> words, int at, string folder)
    {
        while (at < words.Count && words[at].StartsWith('-'))
        {
            if (words[at] == "-C" && at + 1 < words.Count)
            {
                folder = At(folder, words[at + 1]);
            }

            at += words[at] == "-C" || WithValue.Contains(words[at]) ? 2 : 1;
        }

        return at < words.Count ? new(words[at], folder, [.. words.Skip(at + 1)]) : null;
    }

    // Behind something else too: env, sudo, time, xargs.
    private static bool IsGit(string word) => word is "git" or "git.exe"
        || word.EndsWith("/git", StringComparison.Ordinal) || word.EndsWith("\\git.exe", StringComparison.OrdinalIgnoreCase);

    private static string At(string folder, string to)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var path = to == "~" || to.StartsWith("~/", StringComparison.Ordinal) ? home + to[1..] : to;
        return path.Contains('$', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal) ? folder : Path.GetFullPath(path, folder);
    }

    private bool Has(char letter, string name) => Arguments.TakeWhile(word => word != "--").Any(word =>
        word == name || (word.Length > 1 && word[0] == '-' && word[1] != '-' && Letters(word).Contains(letter)));

    // -am text: what stands behind a letter with a value is that value.
    private static string Letters(string word) => new([.. word.Skip(1).TakeWhile(letter => !LettersWithValue.Contains(letter))]);

    private bool TakesValue(string option) => Verb switch
    {
        "commit" => option is "--message" or "--file" or "--author" or "--date" or "--reuse-message" or "--reedit-message" or "--fixup" or "--squash"
            or "--template" or "--trailer" or "--cleanup" or "--pathspec-from-file"
            || (option.Length > 1 && option[1] != '-' && option[^1] != 'S' && LettersWithValue.Contains(option[^1], StringComparison.Ordinal)),
        "push" => option is "-o" or "--push-option" or "--receive-pack" or "--exec" or "--repo",
        "add" or "stage" => option is "--chmod" or "--pathspec-from-file",
        _ => false,
    };
}
