using System.Text;

namespace SecretScan.Git;

/// <summary>Objects by name, read through one long-running <c>git cat-file --batch</c>.</summary>
/// <remarks>
/// Of an object with a damaged packed copy and a sound loose one git tells the size of the first and gives the content of the
/// second (2.39): the reader of a shorter one would wait for ever, that of a longer one take the rest for the next answer.
/// Hence every question is followed by one that nobody else can know: its answer stands where the first one really ends.
/// </remarks>
/// <param name="folder">A folder of the repository.</param>
/// <param name="token">Ends git.</param>
/// <param name="patience">How long git may say nothing when it was asked, or null for half a minute.</param>
internal sealed class CatFile(string folder, CancellationToken token, TimeSpan? patience = null) : GitObjects, IDisposable
{
    private const int LongestLine = 64 * 1024;

    // git waits at a pipe that was put in the place of an object, and somebody may plant many.
    private const int MostGivenUp = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly byte[] _end = Encoding.ASCII.GetBytes($"?{Guid.NewGuid():N}");
    private GitProcess? _process;
    private BufferedStream? _output;
    private int _givenUp;

    /// <inheritdoc/>
    public override void Start()
    {
        lock (_gate)
        {
            Running();
        }
    }

    /// <inheritdoc/>
    public override GitObject? Read(string name, long maxSize)
    {
        // A line break would turn one question into two, and every later answer would belong to another question.
        if (name.AsSpan().IndexOfAny('\n', '\r', '\0') >= 0)
        {
            return null;
        }

        lock (_gate)
        {
            if (_givenUp == MostGivenUp)
            {
                throw new SourceException("git cat-file was waited for too often; git fsck tells more");
            }

            try
            {
                return Answer(Ask(name), name, maxSize);
            }
            catch (IOException)
            {
                var failure = Broken();

                // Before version 2.44 git insists on fetching what a partial clone left out, and ends when it must not.
                return failure.Message.Contains("from promisor remote", StringComparison.Ordinal) ? null : throw failure;
            }
        }
    }

    /// <summary>Ends git.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Stop();
        }
    }

    private GitProcess Running()
    {
        if (_process is null)
        {
            _process = GitProcess.Start(folder, ["cat-file", "--batch"], token, patience: patience ?? Patience);
            _output = new BufferedStream(_process.Output, 64 * 1024);
        }

        return _process;
    }

    private void Stop()
    {
        _process?.Dispose();
        _process = null;
        _output = null;
    }

    private string Ask(string name)
    {
        Running().Input.Write([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. _end, (byte)'\n']);
        var line = new List<byte>(128);
        while (Next() is var next and not (byte)'\n')
        {
            if (line.Count == LongestLine)
            {
                throw Unexpected(name);
            }

            line.Add(next);
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    // "<id> <type> <size>", or the name and why there is no object.
    private GitObject? Answer(string line, string name, long maxSize)
    {
        if (line.EndsWith(" missing") || line.EndsWith(" ambiguous"))
        {
            Expect([.. _end, .. " missing\n"u8], name);
            return null;
        }

        var words = line.Split(' ');
        if (words.Length != 3 || !long.TryParse(words[2], out var size) || size < 0)
        {
            throw Unexpected(name);
        }

        if (size > Math.Min(maxSize, Array.MaxLength))
        {
            // Reading past a large object takes longer than starting anew.
            Stop();
            return new GitObject(words[0], words[1], size, Content: null);
        }

        var content = GC.AllocateUninitializedArray<byte>((int)size);
        Fill(content, name);
        Expect([(byte)'\n', .. _end, .. " missing\n"u8], name);
        return new GitObject(words[0], words[1], size, content);
    }

    private void Fill(byte[] content, string name)
    {
        for (var filled = 0; filled < content.Length;)
        {
            var read = _output!.Read(content, filled, content.Length - filled);
            var isNew = content.AsSpan(Math.Max(0, filled - _end.Length), read + Math.Min(filled, _end.Length));
            filled += read;
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            if (isNew.IndexOf(_end) >= 0)
            {
                throw Unexpected(name);
            }
        }
    }

    private void Expect(ReadOnlySpan<byte> bytes, string name)
    {
        foreach (var expected in bytes)
        {
            if (Next() != expected)
            {
                throw Unexpected(name);
            }
        }
    }

    private byte Next() => _output!.ReadByte() is >= 0 and var next ? (byte)next : throw new EndOfStreamException();

    private SourceException Unexpected(string name)
    {
        Stop();
        return new SourceException($"git cat-file gave something else than it said, for {name}; git fsck tells more");
    }

    private SourceException Broken()
    {
        var failure = _process?.Failure() ?? new SourceException("git cat-file ended unexpectedly");
        _givenUp += _process is { IsGivenUp: true } ? 1 : 0;
        Stop();
        return failure;
    }
}
