namespace SecretScan.Git;

/// <summary>Reads another stream, which may let nobody wait for ever.</summary>
internal sealed class PatientStream : Stream
{
    private readonly Stream _stream;
    private readonly TimeSpan _patience;
    private readonly Timer _timer;

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">It; its owner disposes of it.</param>
    /// <param name="patience">How long a read may take.</param>
    /// <param name="giveUp">Called on another thread when one takes longer; has to make it return.</param>
    public PatientStream(Stream stream, TimeSpan patience, Action giveUp)
    {
        _stream = stream;
        _patience = patience;
        _timer = new Timer(static giveUp => ((Action)giveUp!)(), giveUp, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        _timer.Change(_patience, Timeout.InfiniteTimeSpan);
        try
        {
            return _stream.Read(buffer);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _timer.Dispose();
        base.Dispose(disposing);
    }
}
