namespace SecretScan.Git;

/// <summary>A ref and what it leads to.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Commit">Id of the commit at its end, or null when there is something else.</param>
/// <param name="IsTag">True when an annotated tag stands in between.</param>
internal sealed record RefTip(string Name, string? Commit, bool IsTag)
{
    /// <summary>Asks git for the refs below a prefix.</summary>
    /// <exception cref="SourceException">git failed.</exception>
    public static List<RefTip> All(GitCommands commands, string prefix)
    {
        using var git = commands.Start("for-each-ref", "--format=%(objecttype) %(objectname) %(*objecttype) %(*objectname) %(refname)", prefix);
        var tips = new List<RefTip>();
        foreach (var line in git.ReadText().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', 5);
            if (words.Length == 5)
            {
                var commit = words[0] == "commit" ? words[1] : words[2] == "commit" ? words[3] : null;
                tips.Add(new RefTip(words[4], commit, words[0] == "tag"));
            }
        }

        git.Succeed();
        return tips;
    }
}
