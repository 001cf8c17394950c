namespace SecretScan.Git.LibGit2;

/// <summary>Where a repository is, as git would find it.</summary>
/// <param name="GitFolder">What is opened: the git folder, or a file that names it.</param>
/// <param name="WorkTree">The working tree when the environment names it, else null.</param>
/// <param name="Index">The index when the environment names it, else null.</param>
/// <param name="Objects">The folder of objects when the environment names it, else null.</param>
internal sealed record RepositoryPlace(string GitFolder, string? WorkTree, string? Index, string? Objects)
{

    /// <summary>Looks at the environment, then in the folder and those above it.</summary>
    /// <exception cref="SourceException">There is none, or it is said in a way that only git understands.</exception>
    public static RepositoryPlace Of(string folder)
    {
        if (Variable("GIT_COMMON_DIR") is not null)
        {
            throw new SourceException("GIT_COMMON_DIR is set, which only git understands, not libgit2: install git");
        }

        var workTree = Variable("GIT_WORK_TREE") is { } tree ? Path.GetFullPath(tree, folder) : null;
        var named = Variable("GIT_DIR") is { } git ? Path.GetFullPath(git, folder) : null;
        var found = named ?? Find(folder);

        // git goes to the top of the working tree before it reads a path.
        var top = workTree ?? (named is null && Path.GetFileName(found) == ".git" ? Path.GetDirectoryName(found)! : folder);
        return new RepositoryPlace(found, workTree, InTop("GIT_INDEX_FILE"), InTop("GIT_OBJECT_DIRECTORY"));

        string? InTop(string name) => Variable(name) is { } path ? Path.GetFullPath(path, top) : null;
    }

    private static string Find(string folder)
    {
        var ceilings = (Variable("GIT_CEILING_DIRECTORIES") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified)
            .Select(Path.TrimEndingDirectorySeparator).ToHashSet();
        for (var place = folder; place is not null; place = Path.GetDirectoryName(place))
        {
            if (place != folder && ceilings.Contains(place))
            {
                break;
            }

            var below = Path.Join(place, ".git");
            if (File.Exists(below) || IsGitFolder(below))
            {
                return below;
            }

            if (IsGitFolder(place))
            {
                return place;
            }
        }

        throw new SourceException($"{folder}: not a git repository (or any of the parent directories)");
    }

    private static bool IsGitFolder(string folder) =>
        File.Exists(Path.Join(folder, "HEAD"))
        && (File.Exists(Path.Join(folder, "commondir")) || (Directory.Exists(Path.Join(folder, "objects")) && Directory.Exists(Path.Join(folder, "refs"))));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
