using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>What refs named before, from the logs of the repository and all its working trees.</summary>
/// <remarks>gitformat: <c>old-id SP new-id SP who TAB why LF</c>. LibGit2Sharp shows those of this working tree only.</remarks>
internal static class Reflogs
{
    /// <summary>The ids that a ref had, newest last; nothing without a log.</summary>
    public static IEnumerable<ObjectId> Of(string commonFolder, string name) => Read(Path.Join(commonFolder, "logs", name));

    /// <summary>Every id that any log names.</summary>
    public static IEnumerable<ObjectId> All(string commonFolder)
    {
        var trees = Path.Join(commonFolder, "worktrees");
        string[] all = [commonFolder, .. Directory.Exists(trees) ? Directory.GetDirectories(trees) : []];
        return all.Select(folder => Path.Join(folder, "logs")).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .SelectMany(Read);
    }

    private static IEnumerable<ObjectId> Read(string file)
    {
        foreach (var line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            foreach (var word in line.Split(' ', 3).Take(2))
            {
                // A ref that was made came from nowhere.
                if (ObjectId.TryParse(word, out var id) && word.AsSpan().IndexOfAnyExcept('0') >= 0)
                {
                    yield return id;
                }
            }
        }
    }
}
