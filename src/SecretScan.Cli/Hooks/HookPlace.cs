namespace SecretScan.Cli.Hooks;

/// <summary>Where one hook is put: a file of its own, or a block in a file that somebody else's tool runs.</summary>
/// <param name="name">The hook.</param>
internal abstract class HookPlace(string name)
{
    /// <summary>The hook.</summary>
    public string Name => name;

    /// <summary>The script to put there.</summary>
    protected HookScript Script { get; } = new(name);

    /// <summary>The file that holds the hook.</summary>
    public abstract string File { get; }

    /// <summary>What stands there that is ours, or null.</summary>
    public abstract string? Ours { get; }

    /// <summary>What stands there.</summary>
    public HookState State => Ours is { } text
        ? HookScript.IsWhole(text) ? HookState.Whole : HookState.Edited
        : System.IO.File.Exists(File) ? HookState.Foreign : HookState.Absent;

    /// <summary>Puts the hook there and says what was done. What was there before is kept and runs.</summary>
    /// <exception cref="CommandException">It cannot be put there without losing something.</exception>
    public abstract string Install(HookProgram program);

    /// <summary>Puts back what was there and says what was done; null when nothing there is ours.</summary>
    public abstract string? Uninstall();
}
