namespace SecretScan.Git;

/// <summary>Where git is.</summary>
internal static class GitExecutable
{
    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string Name = OperatingSystem.IsWindows() ? "git.exe" : "git";

    // Found once: it does not move while the program runs.
    private static string? _path;

    /// <summary>True when there is one.</summary>
    public static bool IsThere => FirstOnPath is not null;

    /// <summary>Absolute path of the first git on PATH.</summary>
    /// <exception cref="SourceException">There is none.</exception>
    public static string Path => FirstOnPath
        ?? throw new SourceException("git is not on PATH: install git, or put the folder that holds it on PATH");

    private static string? FirstOnPath => _path ??= Find(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Looks through the absolute folders of a PATH.</summary>
    /// <remarks>
    /// Relative and empty entries mean the current folder, which is the repository that is being scanned: a program
    /// named git in there must never run.
    /// </remarks>
    internal static string? Find(string? path)
    {
        foreach (var folder in (path ?? "").Split(System.IO.Path.PathSeparator))
        {
            var file = System.IO.Path.Join(folder, Name);
            if (System.IO.Path.IsPathFullyQualified(folder) && IsProgram(file))
            {
                return file;
            }
        }

        return null;
    }

    private static bool IsProgram(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0);
}
