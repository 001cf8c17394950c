using System.Text;

namespace SecretScan.Git;

/// <summary>
/// One run of git: the only place that starts a program. Arguments go as a list and never through a shell; only plumbing
/// commands are asked, because porcelain runs what the repository's configuration names.
/// </summary>
internal sealed class GitProcess : IDisposable
{
    // A walk through the largest repositories gives its first line after a minute or two. At a pipe in the place of one of
    // its files git waits for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock _feeding = new();
    private readonly ChildProcess _process;
    private readonly GitErrors _errors;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly CancellationToken _token;
    private readonly string _command;
    private readonly TimeSpan _patience;

    private GitProcess(ChildProcess process, string command, TimeSpan patience, CancellationToken token)
    {
        _process = process;
        _command = command;
        _patience = patience;
        _token = token;
        Output = new PatientStream(process.Output, patience, GiveUp);
        _errors = new GitErrors(process.Error);
        _cancellation = token.UnsafeRegister(static process => ((ChildProcess)process!).Kill(), process);
    }

    /// <summary>What git reads; end it with <see cref="CloseInput"/>.</summary>
    public Stream Input => _process.Input;

    /// <summary>What git writes, unbuffered. It ends when git says nothing for too long.</summary>
    public Stream Output { get; }

    /// <summary>True when git said nothing for too long and was ended.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Starts git in a folder.</summary>
    /// <param name="discover">True to find the repository from the folder alone, whatever the environment says.</param>
    /// <param name="patience">How long git may say nothing while it is listened to, or null for some minutes.</param>
    /// <exception cref="SourceException">There is no git, or it cannot be started.</exception>
    public static GitProcess Start(
        string folder, string[] arguments, CancellationToken token, bool discover = false, TimeSpan? patience = null)
    {
        token.ThrowIfCancellationRequested();

        // The empty value turns the file system monitor off in every version; versions before 2.36 run "false" as a program.
        string[] all = ["-C", folder, "-c", "core.fsmonitor=", .. arguments];
        var environment = GitEnvironment.From(Environment.GetEnvironmentVariables(), discover);
        return new GitProcess(ChildProcess.Start(GitExecutable.Path, all, environment), arguments[0], patience ?? Patience, token);
    }

    /// <summary>All that git writes, as text.</summary>
    public string ReadText()
    {
        using var bytes = new MemoryStream();
        Output.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Writes lines, and that there are no more. When git has ended meanwhile, its exit code tells why.</summary>
    public void Feed(IEnumerable<string> lines)
    {
        lock (_feeding)
        {
            if (Input.CanWrite)
            {
                Write(lines);
                CloseInput();
            }
        }
    }

    /// <summary>Says that nothing more will be written.</summary>
    public void CloseInput()
    {
        // While another thread writes, git is there to read it or the writer is told that it is gone.
        lock (_feeding)
        {
            try
            {
                Input.Dispose();
            }
            catch (IOException)
            {
                // git has ended already; its exit code tells why.
            }
        }
    }

    /// <summary>Waits for git to end and gives its exit code.</summary>
    public int ExitCode()
    {
        CloseInput();
        var code = _process.Wait();
        _token.ThrowIfCancellationRequested();
        return code;
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
        var reason = IsGivenUp ? $"it said nothing for {_patience.TotalSeconds:0.#} seconds" : _errors.Line();
        _token.ThrowIfCancellationRequested();
        return new SourceException($"{subject ?? $"git {_command} failed"}: {reason}");
    }

    /// <summary>Ends git if it still runs; whoever reads or writes its pipes comes to the end.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Ends git if it still runs.</summary>
    public void Dispose()
    {
        Output.Dispose();
        _cancellation.Dispose();
        _process.Kill();
        _errors.Wait();
        _process.Dispose();
    }

    private void GiveUp()
    {
        IsGivenUp = true;
        _process.Kill();
    }

    private void Write(IEnumerable<string> lines)
    {
        try
        {
            using var input = new StreamWriter(Input, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            foreach (var line in lines)
            {
                input.WriteLine(line);
            }
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }
    }
}
