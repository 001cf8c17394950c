using System.Text;

namespace SecretScan.Git;

/// <summary>What git writes to standard error, drained so that git never waits, and kept only as far as one line needs.</summary>
internal sealed class GitErrors
{
    private const int Kept = 8 * 1024;
    private const int LongestLine = 300;

    private readonly byte[] _head = new byte[Kept];
    private readonly Thread _reader;
    private int _length;

    public GitErrors(Stream stream)
    {
        _reader = new Thread(() => Drain(stream), maxStackSize: 128 * 1024) { IsBackground = true };
        _reader.Start();
    }

    /// <summary>The line that says why git stopped, without control characters. Waits for git to close its end.</summary>
    public string Line()
    {
        Wait();
        var lines = Encoding.UTF8.GetString(_head, 0, _length).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var line = lines.FirstOrDefault(line => line.StartsWith("fatal: "))
            ?? lines.FirstOrDefault(line => line.StartsWith("error: "))
            ?? lines.FirstOrDefault()
            ?? "no reason given";
        var reason = line.StartsWith("fatal: ") || line.StartsWith("error: ") ? line["fatal: ".Length..] : line;
        return string.Concat(reason.Take(LongestLine).Select(c => char.IsControl(c) ? '?' : c));
    }

    /// <summary>Waits until nothing reads the stream any more.</summary>
    public void Wait() => _reader.Join();

    private void Drain(Stream stream)
    {
        Span<byte> rest = stackalloc byte[1024];
        try
        {
            while (stream.Read(_length < Kept ? _head.AsSpan(_length) : rest) is > 0 and var read)
            {
                _length = Math.Min(Kept, _length + read);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was ended; what has been read is all there is.
        }
    }
}
