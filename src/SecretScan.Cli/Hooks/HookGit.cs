using System.ComponentModel;
using System.Diagnostics;
using SecretScan.Git;

namespace SecretScan.Cli.Hooks;

/// <summary>
/// Asks git, and tells it, where hooks live. Scans ask through <c>GitProcess</c>, which shields them from the user's
/// configuration; here that configuration is the question.
/// </summary>
/// <param name="folder">The folder in which git is asked.</param>
internal sealed class HookGit(string folder)
{
    /// <summary>The folder in which git is asked.</summary>
    public string Folder => folder;

    /// <summary>What git answered without the line's end, or null when it failed.</summary>
    public string? Ask(params ReadOnlySpan<string> arguments) => Run(arguments) is (0, var output, _) ? output : null;

    /// <summary>Has git do something.</summary>
    /// <exception cref="CommandException">It failed.</exception>
    public void Tell(params ReadOnlySpan<string> arguments)
    {
        var (status, _, error) = Run(arguments);
        if (status != 0)
        {
            throw new CommandException($"git {arguments[0]} failed: {error}");
        }
    }

    private (int Status, string Output, string Error) Run(ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(GitExecutable.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output.TrimEnd('\n', '\r'), error.Result.Trim().Split('\n')[0]);
        }
        catch (Win32Exception)
        {
            throw new CommandException($"git cannot be asked in {folder}: is it a folder?");
        }
    }
}
