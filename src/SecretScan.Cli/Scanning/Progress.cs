using System.Diagnostics;
using System.Text;
using SecretScan.Cli.Arguments;
using SecretScan.Cli.Streams;
using SecretScan.Reporting;

namespace SecretScan.Cli.Scanning;

/// <summary>
/// Says on standard error how far a long scan is: a line that is written over on a terminal, a line from time to time elsewhere.
/// Work that is done within a second says nothing.
/// </summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan InLog = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Coverage _coverage;
    private readonly Func<int> _total;
    private readonly bool _isOverwritten;
    private readonly Timer? _timer;
    private bool _isShown;
    private bool _isOver;

    /// <summary>Begins to watch.</summary>
    /// <param name="coverage">What was read so far.</param>
    /// <param name="total">How many versions there are, 0 while that is not known.</param>
    /// <param name="choice">The user's word.</param>
    /// <param name="quiet">True to say nothing.</param>
    public Progress(Coverage coverage, Func<int> total, When choice, bool quiet)
    {
        _coverage = coverage;
        _total = total;
        _isOverwritten = StandardStream.Error.IsTerminal && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var isWanted = choice == When.Always || (choice == When.Auto && !quiet);
        _timer = isWanted ? new Timer(_ => Show(), null, First, _isOverwritten ? OnTerminal : InLog) : null;
    }

    /// <summary>Takes the line away again.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            _isOver = true;
            if (_isShown && _isOverwritten)
            {
                Write("\r\u001b[K");
            }
        }
    }

    /// <summary>The line: <c>1,200 of 26,825 file versions, 3,000 commits, 410.2 MB/s, 2 possible findings, 12.0 s left</c>.</summary>
    /// <param name="coverage">What was read so far.</param>
    /// <param name="total">How many versions there are, or 0.</param>
    /// <param name="elapsed">Time since the beginning.</param>
    internal static string Line(Coverage coverage, int total, TimeSpan elapsed)
    {
        if (total == 0)
        {
            return "looking up the commits";
        }

        var text = new StringBuilder($"{coverage.Blobs:N0} of {Amount.Of(total, "file version")}");
        if (coverage.Commits > 0)
        {
            text.Append($", messages of {Amount.Of(coverage.Commits, "commit")}");
        }

        text.Append($", {Amount.Bytes((long)(coverage.Bytes / elapsed.TotalSeconds))}/s");
        if (coverage.Finds > 0)
        {
            text.Append($", {Amount.Of(coverage.Finds, "possible finding")}");
        }

        if (coverage.Blobs > 0 && coverage.Blobs < total)
        {
            text.Append($", {Amount.Time(elapsed * ((double)(total - coverage.Blobs) / coverage.Blobs))} left");
        }

        return text.ToString();
    }

    private static void Write(string text)
    {
        try
        {
            StandardStream.Error.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // Nobody looks any more; the scan goes on.
        }
    }

    private void Show()
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _isShown = true;
                var line = "secretscan: " + Line(_coverage, _total(), _clock.Elapsed);
                Write(_isOverwritten ? $"\r{line}\u001b[K" : line + "\n");
            }
        }
    }
}
