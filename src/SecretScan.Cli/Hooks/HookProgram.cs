namespace SecretScan.Cli.Hooks;

/// <summary>The program that a hook runs, as words of a command line.</summary>
/// <param name="Words">The executable, and the library where <c>dotnet</c> runs it.</param>
internal sealed record HookProgram(IReadOnlyList<string> Words)
{
    /// <summary>No program by name: the script looks in PATH, and then where .NET puts global tools.</summary>
    public static readonly HookProgram Any = new([""]);

    /// <summary>The command line as a POSIX shell reads it.</summary>
    public string Shell => string.Join(' ', Words.Select(Quote));

    /// <summary>True for the one place that the scripts know by themselves.</summary>
    public bool IsGlobalTool => Words is [var path] && Path.GetDirectoryName(path) == GlobalTools;

    private static string GlobalTools =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");

    /// <summary>This process: the tool's own executable, or <c>dotnet</c> and the library.</summary>
    public static HookProgram Running()
    {
        var executable = Environment.ProcessPath
            ?? throw new CommandException("the path of the running program is unknown, so no hook can name it");
        var byDotnet = string.Equals(
            Path.GetFileNameWithoutExtension(executable), "dotnet", StringComparison.OrdinalIgnoreCase);
        return new(byDotnet ? [executable, Path.Combine(AppContext.BaseDirectory, "secretscan.dll")] : [executable]);
    }

    /// <summary>The words back from a script, or null when they are none.</summary>
    public static HookProgram? Parse(string shell)
    {
        // Only what Quote writes has to be read; a word that somebody typed by hand is not looked behind.
        var parts = shell.Replace("'\\''", "\0", StringComparison.Ordinal).Split('\'');
        var words = parts.Where((_, i) => i % 2 == 1).Select(word => word.Replace('\0', '\'')).ToArray();
        return words.Length > 0 ? new(words) : null;
    }

    /// <summary>The program that the script will find: this one, else the one in PATH, else the global tool.</summary>
    public static string? Resolve(HookProgram? named)
    {
        if (named is not null && named.Words.All(File.Exists))
        {
            return string.Join(' ', named.Words);
        }

        var file = OperatingSystem.IsWindows() ? "secretscan.exe" : "secretscan";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Append(GlobalTools)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static string Quote(string word)
    {
        // The shell of Git for Windows takes C:/x; a backslash would only invite trouble.
        var path = OperatingSystem.IsWindows() ? word.Replace('\\', '/') : word;
        return "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
