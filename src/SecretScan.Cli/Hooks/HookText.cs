using System.Text;

namespace SecretScan.Cli.Hooks;

/// <summary>Reads and writes scripts as bytes, one <see langword="char"/> each.</summary>
internal static class HookText
{
    /// <summary>What a script has that anybody may run.</summary>
    public const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // Far more than any script; a hook can be a compiled program of any size.
    private const int LongestScript = 256 * 1024;

    /// <summary>The text of a script; empty for what is no script, null where there is no file.</summary>
    public static string? Read(string file)
    {
        try
        {
            var info = new FileInfo(file);
            return !info.Exists ? null
                : info.Length > LongestScript ? ""
                : Encoding.Latin1.GetString(File.ReadAllBytes(file));
        }
        catch (FileNotFoundException)
        {
            // A link that leads nowhere: it is somebody's all the same.
            return "";
        }
    }

    /// <summary>Writes beside the file and renames, so that git never runs half a script.</summary>
    public static void Write(string file, string text, UnixFileMode mode)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var fresh = file + ".secretscan-new";
        File.WriteAllBytes(fresh, Encoding.Latin1.GetBytes(text));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(fresh, mode);
        }

        File.Move(fresh, file, overwrite: true);
    }

    /// <summary>The mode of a file that is there; of a new script otherwise.</summary>
    public static UnixFileMode ModeOf(string file) =>
        OperatingSystem.IsWindows() || !File.Exists(file) ? Executable : File.GetUnixFileMode(file);
}
