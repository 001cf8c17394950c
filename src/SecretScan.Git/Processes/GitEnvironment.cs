using System.Collections;

namespace SecretScan.Git;

/// <summary>The environment that git runs in.</summary>
internal static class GitEnvironment
{
    private const string Ceiling = "GIT_CEILING_DIRECTORIES";

    // Where the repository is, and nothing that changes what git says about it or what else it starts.
    private static readonly HashSet<string> Location = new(StringComparer.OrdinalIgnoreCase)
    {
        "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_PREFIX", Ceiling,
    };

    /// <summary>An environment made safe.</summary>
    /// <param name="inherited">Names and values.</param>
    /// <param name="discover">
    /// True to find the repository from the folder alone: what a hook was told is about its own repository.
    /// </param>
    public static IReadOnlyDictionary<string, string> From(IDictionary inherited, bool discover)
    {
        var environment = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in inherited)
        {
            if (variable is { Key: string name, Value: string value } && IsKept(name, discover))
            {
                environment[name] = value;
            }
        }

        // Objects are shown as they will be published: no replacement, no graft, nothing fetched to fill a gap.
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_GRAFT_FILE"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_ALLOW_PROTOCOL"] = "none";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["LC_ALL"] = "C";
        return environment;
    }

    private static bool IsKept(string name, bool discover) =>
        !name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)
        || (discover ? name.Equals(Ceiling, StringComparison.OrdinalIgnoreCase) : Location.Contains(name));
}
