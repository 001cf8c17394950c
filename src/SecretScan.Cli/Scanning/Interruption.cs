using System.Runtime.InteropServices;

namespace SecretScan.Cli.Scanning;

/// <summary>
/// Ctrl-C on a scan that takes a while: the first one ends it, with what was found so far where git is not needed to tell
/// what that means; the second one ends the process. Hooks do without: they are over before anybody could press it.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>What a shell takes for "ended by Ctrl-C".</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>True when work was given up because of it, on whatever thread.</summary>
    public static bool IsIn(Exception error) => error is OperationCanceledException
        || (error is AggregateException several && several.Flatten().InnerExceptions.Any(IsIn));

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
