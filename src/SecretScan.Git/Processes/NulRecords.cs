namespace SecretScan.Git;

/// <summary>Records that end with a NUL byte, as git writes them under <c>-z</c>.</summary>
internal sealed class NulRecords(Stream stream)
{
    // Far more than the longest path that any system takes; what is longer is no record.
    private const int Longest = 1024 * 1024;

    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _next;
    private int _end;

    /// <summary>The record that <see cref="Read"/> found, without its NUL; valid until the next call.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_start, _next - _start - 1);

    /// <summary>Goes on to the next record; false at the end.</summary>
    /// <exception cref="SourceException">The output ends within a record, or a record is too long.</exception>
    public bool Read()
    {
        _start = _next;
        var searched = _start;
        while (true)
        {
            var nul = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)0);
            if (nul >= 0)
            {
                _next = searched + nul + 1;
                return true;
            }

            searched = _end - _start;
            MakeRoom();
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return _end == _start ? false : throw new SourceException("git broke off in the middle of its answer");
            }

            _end += read;
        }
    }

    /// <summary>Goes on to a record that has to be there.</summary>
    /// <exception cref="SourceException">The output ends.</exception>
    public ReadOnlySpan<byte> Next() =>
        Read() ? Current : throw new SourceException("git broke off in the middle of its answer");

    private void MakeRoom()
    {
        var length = _end - _start;
        if (length == _buffer.Length && length >= Longest)
        {
            throw new SourceException($"git gave a name of more than {Longest} bytes");
        }

        var target = length == _buffer.Length ? new byte[length * 2] : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(target);
        (_buffer, _start, _next, _end) = (target, 0, 0, length);
    }
}
