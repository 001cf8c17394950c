using System.ComponentModel;
using System.Diagnostics;

namespace SecretScan.Git;

/// <summary>A child process through <see cref="Process"/>, for every platform.</summary>
internal sealed class ManagedProcess : ChildProcess
{
    private readonly Process _process;

    public ManagedProcess(string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"{file} cannot be started: {e.Message}", e);
        }
    }

    public override Stream Input => _process.StandardInput.BaseStream;

    public override Stream Output => _process.StandardOutput.BaseStream;

    public override Stream Error => _process.StandardError.BaseStream;

    public override int Wait()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public override void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    protected override void Release() => _process.Dispose();
}
