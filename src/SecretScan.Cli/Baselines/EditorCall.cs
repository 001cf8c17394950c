using System.ComponentModel;
using System.Diagnostics;

namespace SecretScan.Cli.Baselines;

/// <summary>Opens a file in the editor of whoever sits there: <c>VISUAL</c>, <c>EDITOR</c>, else <c>vi</c>.</summary>
internal static class EditorCall
{
    /// <summary>The program and its arguments that open a file at a line.</summary>
    /// <param name="editor">What the variable says; it may hold options (<c>code --wait</c>).</param>
    /// <param name="file">Absolute path.</param>
    /// <param name="line">1-based.</param>
    public static IReadOnlyList<string> Words(string editor, string file, int line)
    {
        var words = editor.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Path.GetFileNameWithoutExtension(words[0]).ToLowerInvariant() switch
        {
            "code" or "code-insiders" or "codium" or "cursor" => [.. words, "--goto", $"{file}:{line}"],
            "subl" or "zed" or "hx" or "helix" or "micro" => [.. words, $"{file}:{line}"],
            "notepad" => [.. words, file],
            _ => [.. words, $"+{line}", file],
        };
    }

    /// <summary>Opens it and waits; gives what went wrong, or null.</summary>
    public static string? Open(string file, int line)
    {
        var words = Words(Variable("VISUAL") ?? Variable("EDITOR") ?? (OperatingSystem.IsWindows() ? "notepad" : "vi"), file, line);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)))!;
            process.WaitForExit();
            return null;
        }
        catch (Win32Exception)
        {
            return $"{words[0]} cannot be started: say in EDITOR which editor you use";
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
