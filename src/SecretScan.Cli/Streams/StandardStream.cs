using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

// Without it each system call below would be compiled when it is first made.
[assembly: DisableRuntimeMarshalling]

namespace SecretScan.Cli.Streams;

/// <summary>
/// Standard output or error, written straight to its handle: <c>System.Console</c> costs 6 ms to start, a third of an
/// empty program. A reader that has gone away is no error; what follows is thrown away.
/// </summary>
internal sealed partial class StandardStream : Stream
{
    private const int Interrupted = 4;
    private const int BadHandle = 9;
    private const int BrokenPipe = 32;

    private readonly int _handle;
    private readonly Stream? _console;
    private bool _closed;

    private StandardStream(int handle)
    {
        _handle = handle;
        if (OperatingSystem.IsWindows())
        {
            _console = handle == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
        }
    }

    /// <summary>Where reports go.</summary>
    public static StandardStream Output { get; } = new(1);

    /// <summary>Where everything for people's eyes goes.</summary>
    public static StandardStream Error { get; } = new(2);

    /// <summary>True when a person reads along.</summary>
    public bool IsTerminal => OperatingSystem.IsWindows()
        ? !(_handle == 1 ? Console.IsOutputRedirected : Console.IsErrorRedirected)
        : IsATerminal(_handle) == 1;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The disk is full, say. Standard error throws none: there is nowhere to tell it.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_console is not null)
        {
            WriteToConsole(buffer);
            return;
        }

        while (buffer.Length > 0 && !_closed)
        {
            var written = WriteOnce(buffer);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
            }
            else
            {
                Refused(Marshal.GetLastSystemError());
            }
        }
    }

    /// <summary>One line of text.</summary>
    public void WriteLine(string line) => Write(Encoding.UTF8.GetBytes(line + "\n"));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Refused(int error)
    {
        if (error == (OperatingSystem.IsLinux() ? 11 : 35))
        {
            // EAGAIN: the handle is shared with somebody who does not want to wait, but a report has to.
            Thread.Sleep(1);
        }
        else if (error != Interrupted)
        {
            _closed = true;
        }

        if (_closed && _handle == 1 && error is not (BadHandle or BrokenPipe))
        {
            throw new IOException("the report cannot be written to standard output: " + Marshal.GetPInvokeErrorMessage(error));
        }
    }

    private void WriteToConsole(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _console!.Write(buffer);
        }
        catch (IOException)
        {
            _closed = true;
        }
    }

    private unsafe nint WriteOnce(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            return Write(_handle, start, (nuint)buffer.Length);
        }
    }

    [LibraryImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial nint Write(int handle, byte* start, nuint length);

    [LibraryImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int IsATerminal(int handle);
}
