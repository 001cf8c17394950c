namespace SecretScan.Git;

/// <summary>A program that was started with its standard streams on pipes.</summary>
internal abstract class ChildProcess : IDisposable
{
    /// <summary>What it reads.</summary>
    public abstract Stream Input { get; }

    /// <summary>What it writes, unbuffered.</summary>
    public abstract Stream Output { get; }

    /// <summary>Its complaints, unbuffered.</summary>
    public abstract Stream Error { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="file">Absolute path.</param>
    /// <param name="arguments">Its arguments, without its own name.</param>
    /// <param name="environment">All of its environment.</param>
    /// <exception cref="SourceException">The system refuses.</exception>
    public static ChildProcess Start(
        string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        OperatingSystem.IsWindows()
            ? new ManagedProcess(file, arguments, environment)
            : new SpawnedProcess(file, arguments, environment);

    /// <summary>Waits for its end and gives its exit code. Asked again, it gives the same.</summary>
    public abstract int Wait();

    /// <summary>Ends it, if it still runs and nobody waits for it yet.</summary>
    public abstract void Kill();

    /// <summary>Ends it and closes the pipes.</summary>
    public void Dispose()
    {
        Kill();
        Wait();
        Input.Dispose();
        Output.Dispose();
        Error.Dispose();
        Release();
    }

    /// <summary>Gives back what the process holds besides its pipes.</summary>
    protected virtual void Release()
    {
    }
}
