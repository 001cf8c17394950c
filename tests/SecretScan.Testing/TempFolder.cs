using System.Diagnostics;
using System.Text;

namespace SecretScan.Testing;

/// <summary>A folder that is gone at the end of the test.</summary>
public class TempFolder : IDisposable
{
    /// <summary>Absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("secretscan-").FullName;

    /// <summary>The absolute path of something below it.</summary>
    public string At(string name) => System.IO.Path.Join(Path, name);

    /// <summary>Writes a file as UTF-8 without BOM, with the folders above it.</summary>
    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, with the folders above it.</summary>
    public void Write(string name, byte[] bytes)
    {
        var path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Writes a script that may be run.</summary>
    public void WriteProgram(string name, string text)
    {
        Write(name, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Puts a named pipe in the place of a file: whoever opens it waits for somebody who writes.</summary>
    public void PlantPipe(string name)
    {
        File.Delete(At(name));
        using var made = Process.Start("mkfifo", [At(name)]);
        made.WaitForExit();
        if (made.ExitCode != 0)
        {
            throw new InvalidOperationException($"mkfifo {name}: exit code {made.ExitCode}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (OperatingSystem.IsWindows())
        {
            // git writes its objects read-only, and Windows does not delete such files.
            foreach (var file in new DirectoryInfo(Path).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.Attributes = FileAttributes.Normal;
            }
        }

        Directory.Delete(Path, recursive: true);
    }
}
