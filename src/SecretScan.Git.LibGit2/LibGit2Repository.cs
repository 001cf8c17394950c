namespace SecretScan.Git.LibGit2;

/// <summary>Repositories that libgit2 answers for, where there is no git.</summary>
public static class LibGit2Repository
{
    /// <summary>Opens the repository that a folder belongs to, or that the environment names (GIT_DIR).</summary>
    /// <exception cref="SourceException">There is none, libgit2 cannot read it, or there is no libgit2.</exception>
    public static GitRepository Open(string folder, CancellationToken token = default)
    {
        var full = Path.GetFullPath(folder);
        if (!Directory.Exists(full))
        {
            throw new SourceException($"{full}: no such folder");
        }

        // Before the first type of LibGit2Sharp is touched.
        NativeGit.Load();
        try
        {
            return new GitRepository(full, new LibGit2Backend(RepositoryPlace.Of(full), token));
        }
        catch (TypeInitializationException e) when (e.GetBaseException() is DllNotFoundException or ArgumentNullException)
        {
            // Compiled ahead of time, LibGit2Sharp looks beside its own assembly, which is nowhere, before it lets itself be told.
            throw new SourceException($"this build takes the libgit2 that came with it only, and none did: put it beside the program as lib{NativeGit.Name}, or install git", e);
        }
    }
}
