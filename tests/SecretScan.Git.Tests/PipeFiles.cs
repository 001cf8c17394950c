using System.Diagnostics;
using SecretScan.Testing;

namespace SecretScan.Git.Tests;

/// <summary>Named pipes, at which whoever opens them waits for somebody who writes.</summary>
internal static class PipeFiles
{
    /// <summary>Puts one in the place of a file.</summary>
    public static void Plant(TempFolder folder, string name)
    {
        var path = folder.At(name);
        File.Delete(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
