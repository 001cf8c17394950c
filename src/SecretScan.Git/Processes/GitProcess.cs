using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SecretScan.Git;

/// <summary>
/// One run of git: the only place that starts a program. Arguments go as a list and never through a shell; only plumbing
/// commands are asked, because porcelain runs what the repository's configuration names.
/// </summary>
internal sealed class GitProcess : IDisposable
{
    private readonly Process _process;
    private readonly GitErrors _errors;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly CancellationToken _token;
    private readonly string _command;

    private GitProcess(Process process, string command, CancellationToken token)
    {
        _process = process;
        _command = command;
        _token = token;
        Input = Unwrap(process.StandardInput.BaseStream, FileAccess.Write);
        Output = Unwrap(process.StandardOutput.BaseStream, FileAccess.Read);
        _errors = new GitErrors(Unwrap(process.StandardError.BaseStream, FileAccess.Read));
        _cancellation = token.UnsafeRegister(static process => End((Process)process!), process);
    }

    /// <summary>What git reads; end it with <see cref="CloseInput"/>.</summary>
    public Stream Input { get; }

    /// <summary>What git writes, unbuffered.</summary>
    public Stream Output { get; }

    /// <summary>Starts git in a folder.</summary>
    /// <param name="discover">True to find the repository from the folder alone, whatever the environment says.</param>
    /// <exception cref="SourceException">There is no git, or no such folder.</exception>
    public static GitProcess Start(
        string folder, ReadOnlySpan<string> arguments, CancellationToken token, bool discover = false)
    {
        token.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(GitExecutable.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // The empty value turns the file system monitor off in every version; versions before 2.36 run "false" as a program.
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("core.fsmonitor=");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        GitEnvironment.Apply(start.Environment, discover);
        try
        {
            return new GitProcess(Process.Start(start)!, arguments[0], token);
        }
        catch (Win32Exception e)
        {
            throw new SourceException(
                Directory.Exists(folder) ? $"git cannot be started: {e.Message}" : $"{folder}: no such folder", e);
        }
    }

    /// <summary>All that git writes, as text.</summary>
    public string ReadText()
    {
        using var text = new StreamReader(Output, Encoding.UTF8, leaveOpen: true);
        return text.ReadToEnd();
    }

    /// <summary>Says that nothing more will be written.</summary>
    public void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git has ended already; its exit code tells why.
        }
    }

    /// <summary>Waits for git to end and gives its exit code.</summary>
    public int ExitCode()
    {
        CloseInput();
        _process.WaitForExit();
        _token.ThrowIfCancellationRequested();
        return _process.ExitCode;
    }

    /// <summary>Waits for git to end; anything but exit code 0 is a failure.</summary>
    /// <exception cref="SourceException">git failed; the message carries its reason.</exception>
    public void Succeed()
    {
        if (ExitCode() != 0)
        {
            throw Failure();
        }
    }

    /// <summary>The exception that says why git stopped.</summary>
    /// <param name="subject">What was asked about; by default the command.</param>
    public SourceException Failure(string? subject = null)
    {
        CloseInput();
        var reason = _errors.Line();
        _token.ThrowIfCancellationRequested();
        return new SourceException($"{subject ?? $"git {_command} failed"}: {reason}");
    }

    /// <summary>Ends git if it still runs; whoever reads or writes its pipes comes to the end.</summary>
    public void End() => End(_process);

    /// <summary>Ends git if it still runs.</summary>
    public void Dispose()
    {
        _cancellation.Dispose();
        End();

        // A descriptor that is closed under a reader may by then belong to the next process.
        _errors.Wait();
        CloseInput();
        _process.StandardOutput.Close();
        _process.StandardError.Close();
        _process.Dispose();
    }

    // The pipe streams of .NET start its whole socket engine at the first read, which costs a hook more than git itself.
    private static Stream Unwrap(Stream stream, FileAccess access) => stream is PipeStream pipe && !OperatingSystem.IsWindows()
        ? new FileStream(new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false), access, bufferSize: 0)
        : stream;

    private static void End(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
