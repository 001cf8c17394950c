using System.Buffers;

namespace SecretScan.Git.Store;

/// <summary>Reads entries of packs, one after the other; as a stream it is the compressed data of the entry. For one thread.</summary>
internal sealed class EntryReader(int idLength) : Stream
{
    // Holds most entries whole; longer ones are read on in pieces of this size.
    private const int Window = 16 * 1024;

    // Deflate makes no more than 258 bytes of two bits; what says otherwise gets no memory.
    private const int MostInflation = 1032;

    private readonly byte[] _window = ArrayPool<byte>.Shared.Rent(Window);
    private PackFile? _file;

    // What of the file stands in the window.
    private long _from;
    private int _length;

    // What of the window belongs to the entry and was not read yet, and what of the file comes after it.
    private int _start;
    private int _end;
    private long _next;
    private long _last;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Turns to an entry and reads its header.</summary>
    /// <param name="file">The pack.</param>
    /// <param name="offset">Where the entry begins.</param>
    /// <param name="end">No byte from here on belongs to it.</param>
    /// <param name="ahead">How many bytes to read; what is read beyond the entry is there when it is asked for next.</param>
    /// <exception cref="DamagedException">There is no such entry.</exception>
    public PackEntry Open(PackFile file, long offset, long end, int ahead = Window)
    {
        if (offset < PackFile.HeaderLength || offset >= end || end > file.End)
        {
            throw new DamagedException();
        }

        // git writes what belongs together side by side.
        if (file != _file || offset < _from || end > _from + _length)
        {
            _file = file;
            Fill(offset, (int)Math.Min(ahead, file.End - offset));
        }

        _start = (int)(offset - _from);
        _end = (int)Math.Min(end - _from, _length);
        _next = _from + _end;
        _last = end;
        var header = Math.Min(_end - _start, PackEntry.LongestHeader);
        var entry = PackEntry.Parse(_window.AsSpan(_start, header), idLength);
        _start += entry.HeaderLength;
        return entry;
    }

    /// <summary>Inflates the data of the entry that was opened last.</summary>
    /// <param name="size">Its size, as the entry tells it.</param>
    /// <param name="most">More than this is not inflated.</param>
    /// <exception cref="DamagedException">The size is another one, or too large, or it is no such data.</exception>
    public Buffered Inflate(long size, long most)
    {
        if (size > most || size > (_last - _next + _end - _start + 1) * MostInflation)
        {
            throw new DamagedException();
        }

        var content = Buffered.Rent(size);
        Inflated.Whole(this, content.Room);
        return content;
    }

    /// <summary>The size of the object that the entry which was opened last is or makes.</summary>
    /// <exception cref="DamagedException">It is no such data.</exception>
    public long ObjectSize(PackEntry entry)
    {
        if (!entry.IsDelta)
        {
            return entry.Size;
        }

        Span<byte> head = stackalloc byte[Delta.LongestHeader];
        return new Delta(head[..Inflated.Head(this, head)]).Size;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            Fill(_next, (int)Math.Min(Window, _last - _next));
            _start = 0;
            _end = _length;
            _next += _length;
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _window.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_window);
        base.Dispose(disposing);
    }

    private void Fill(long offset, int length)
    {
        _length = 0;
        _file!.ReadExactly(offset, _window.AsSpan(0, length));
        _from = offset;
        _length = length;
    }
}
