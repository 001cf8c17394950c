namespace SecretScan.Cli.Hooks;

/// <summary>Where git looks for the hooks of one repository, and what makes it look there.</summary>
internal sealed record HookSite
{
    /// <summary>The folder in which git looks.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder in which it looks unless told otherwise.</summary>
    public required string Default { get; init; }

    /// <summary>
    /// Where <c>core.hooksPath</c> is set (<c>local</c>, <c>worktree</c>, <c>global</c>, <c>system</c>, <c>command</c>), or null.
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>The folder of the scripts that people write where husky generates those that git runs, or null.</summary>
    public string? Husky { get; init; }

    /// <summary>True when the scripts lie among the files that everybody who clones the repository gets.</summary>
    public bool Shared { get; init; }

    /// <summary>True for a repository without a working tree: nobody commits there, others push to it.</summary>
    public bool IsBare { get; init; }

    /// <summary>True when the setting holds for every repository.</summary>
    public bool Everywhere => Scope is "global" or "system";

    /// <summary>Asks git.</summary>
    /// <exception cref="CommandException">There is no repository, or it has no hooks of this kind.</exception>
    public static HookSite Of(HookGit git)
    {
        var common = git.Ask("rev-parse", "--git-common-dir")
            ?? throw new CommandException($"{git.Folder} is not in a git repository: run this inside one, or give --repo DIR");
        var worktree = git.Ask("rev-parse", "--show-toplevel") is { Length: > 0 } root ? root : null;
        var top = worktree ?? Path.GetFullPath(common, git.Folder);
        var standard = Path.Combine(Path.GetFullPath(common, git.Folder), "hooks");
        var setting = git.Ask("config", "--show-scope", "--type=path", "--get", "core.hooksPath")?.Split('\t', 2);
        if (setting is not [var scope, var path])
        {
            return new() { Folder = standard, Default = standard, IsBare = worktree is null };
        }

        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, top));
        var husky = HuskyScripts(folder);
        return new()
        {
            Folder = folder,
            Default = standard,
            IsBare = worktree is null,
            Scope = scope,
            Husky = husky,
            Shared = husky is not null
                || (worktree is not null && Within(folder, top) && !Within(folder, Path.GetDirectoryName(standard)!)),
        };
    }

    /// <summary>Where a hook is put.</summary>
    public HookPlace Place(string name) => Husky is null ? new HookFile(Folder, name) : new HookBlock(Husky, name);

    /// <summary>The program a hook names: none in a shared script unless it stands at a place that the script cannot know.</summary>
    public HookProgram Naming(HookProgram program) => Shared && program.IsGlobalTool ? HookProgram.Any : program;

    /// <summary>The hooks that are meant when none is named.</summary>
    public IReadOnlyList<string> Usual => IsBare ? [HookScript.PreReceive] : HookScript.Local;

    /// <summary>Refuses hooks that git would never run here.</summary>
    /// <exception cref="CommandException">There is one.</exception>
    public void CheckRuns(IReadOnlyList<string> names)
    {
        if (IsBare && names.FirstOrDefault(name => name != HookScript.PreReceive) is { } local)
        {
            throw new CommandException($"{local}: this is a bare repository, and nobody commits in one: install that hook in a clone, or {HookScript.PreReceive} here");
        }
    }

    /// <summary>Refuses a folder that holds for every repository, unless all that is asked for stands there already.</summary>
    /// <exception cref="CommandException">It does.</exception>
    public void CheckOnlyThisRepository(IReadOnlyList<string> names)
    {
        if (Everywhere && !names.All(name => HookStatus.Of(this, name).Effective))
        {
            throw new CommandException($"core.hooksPath is set to {Folder} for every repository ({Scope}): use --global to install there");
        }
    }

    /// <summary>What a global folder of ours keeps from running, for people to know.</summary>
    public IEnumerable<string> Warnings() =>
        Folder == GlobalHooks.Own
            ? GlobalHooks.NotForwarded.Where(name => File.Exists(Path.Combine(Default, name)))
                .Select(name => $"{Path.Combine(Default, name)} does not run: the global core.hooksPath passes over it, and it is not forwarded")
            : [];

    // Husky 9 generates into `_` beside the scripts; 5 to 8 have git run the scripts, which source `_/husky.sh`.
    private static string? HuskyScripts(string folder) =>
        Path.GetFileName(folder) == "_" ? Path.GetDirectoryName(folder)
        : File.Exists(Path.Combine(folder, "_", "husky.sh")) ? folder
        : null;

    private static bool Within(string path, string folder) =>
        (path + Path.DirectorySeparatorChar).StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
