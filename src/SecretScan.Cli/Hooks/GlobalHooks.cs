namespace SecretScan.Cli.Hooks;

/// <summary>
/// Hooks for every repository of one user, by a global <c>core.hooksPath</c>. That setting makes git pass over each
/// repository's own <c>.git/hooks</c>, so the folder forwards every hook that git knows.
/// </summary>
internal sealed class GlobalHooks
{
    // Not forwarded: reference-transaction and post-index-change run on every write of a ref or the index and would
    // slow each git command down; fsmonitor is named by a setting of its own.
    private static readonly string[] Forwarded =
    [
        "applypatch-msg", "commit-msg", "post-applypatch", "post-checkout", "post-commit", "post-merge", "post-receive",
        "post-rewrite", "post-update", "pre-applypatch", "pre-auto-gc", "pre-commit", "pre-merge-commit", "pre-push",
        "pre-rebase", "pre-receive", "prepare-commit-msg", "proc-receive", "push-to-checkout", "sendemail-validate",
        "update",
    ];

    private readonly HookGit _git;
    private readonly string? _setting;
    private readonly string _folder;

    /// <summary>Asks git which folder is in force.</summary>
    /// <exception cref="CommandException">A setting is in the way.</exception>
    public GlobalHooks(HookGit git)
    {
        _git = git;
        _setting = git.Ask("config", "--global", "--type=path", "--get", "core.hooksPath");
        _folder = _setting ?? Own;
        if (!Path.IsPathFullyQualified(_folder))
        {
            throw new CommandException(
                $"the global core.hooksPath is {_folder}, another folder in every repository: install without --global there");
        }

        if (_setting is null && git.Ask("config", "--system", "--get", "core.hooksPath") is { } system)
        {
            throw new CommandException(
                $"core.hooksPath is set to {system} for the whole system, and a global setting would switch those hooks off");
        }
    }

    /// <summary>The folder that is ours alone.</summary>
    public static string Own => Path.Combine(ConfigHome, "secretscan", "hooks");

    /// <summary>The hooks in which git knows nothing of the repository's own.</summary>
    public static IReadOnlyList<string> NotForwarded { get; } = ["post-index-change", "reference-transaction"];

    private static string ConfigHome =>
        Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { } folder && Path.IsPathFullyQualified(folder)
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");

    private bool IsOwn => _folder == Own;

    /// <summary>Installs hooks and says what was done. The setting comes last: until then nothing has changed.</summary>
    public IEnumerable<string> Install(IReadOnlyList<string> names, HookProgram program)
    {
        foreach (var name in names)
        {
            yield return new HookFile(_folder, name).Install(program);
        }

        Forward();
        if (_setting is null)
        {
            _git.Tell("config", "--global", "core.hooksPath", Own);
            yield return $"core.hooksPath is now {Own} for every repository; hooks in .git/hooks still run";
        }
    }

    /// <summary>Takes hooks back and says what was done.</summary>
    /// <exception cref="CommandException">Somebody else's hooks stand in the folder.</exception>
    public IEnumerable<string> Uninstall(IReadOnlyList<string> names)
    {
        CheckForeign();
        foreach (var name in names)
        {
            if (new HookFile(_folder, name).Uninstall() is { } done)
            {
                yield return done;
            }
        }

        if (!IsOwn || HookScript.Names.Any(name => IsInstalled(name)))
        {
            Forward();
        }
        else
        {
            foreach (var done in Remove())
            {
                yield return done;
            }
        }
    }

    private bool IsInstalled(string name) =>
        new HookFile(_folder, name).Ours is { } text && HookScript.ProgramOf(text).Length > 0;

    private void Forward()
    {
        if (!IsOwn)
        {
            return;
        }

        var text = HookScript.Forward.Render(HookProgram.Any);
        foreach (var name in Forwarded)
        {
            var file = new HookFile(_folder, name);
            var path = IsInstalled(name) ? file.Chained : file.File;
            if (HookText.Read(path) is null)
            {
                HookText.Write(path, text, HookText.Executable);
            }
        }
    }

    private void CheckForeign()
    {
        if (IsOwn && Directory.Exists(Own)
            && Directory.EnumerateFiles(Own).FirstOrDefault(file => !HookScript.IsWhole(HookText.Read(file) ?? "")) is { } foreign)
        {
            throw new CommandException($"{foreign} is not as secretscan wrote it: move it away and uninstall again");
        }
    }

    private IEnumerable<string> Remove()
    {
        if (_setting == Own)
        {
            _git.Tell("config", "--global", "--unset", "core.hooksPath");
            yield return "core.hooksPath is no longer set for every repository";
        }

        if (Directory.Exists(Own))
        {
            Directory.Delete(Own, recursive: true);
            var parent = Path.GetDirectoryName(Own)!;
            if (!Directory.EnumerateFileSystemEntries(parent).Any())
            {
                Directory.Delete(parent);
            }
        }
    }
}
