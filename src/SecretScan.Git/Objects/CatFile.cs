using System.Text;

namespace SecretScan.Git;

/// <summary>Objects by name, read through one long-running <c>git cat-file --batch</c>.</summary>
internal sealed class CatFile(string folder, CancellationToken token) : GitObjects, IDisposable
{
    private readonly Lock _gate = new();
    private GitProcess? _process;
    private BufferedStream? _output;

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
            try
            {
                return Answer(Ask(name), name, maxSize);
            }
            catch (Exception e) when (e is IOException or SourceException)
            {
                var failure = e as SourceException ?? Broken();

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
            _process = GitProcess.Start(folder, ["cat-file", "--batch"], token);
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
        Running().Input.Write(Encoding.UTF8.GetBytes(name + "\n"));
        var line = new List<byte>(128);
        while (_output!.ReadByte() is var next and not '\n')
        {
            if (next < 0 || line.Count > 64 * 1024)
            {
                throw Broken();
            }

            line.Add((byte)next);
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    // "<id> <type> <size>", or the name and why there is no object.
    private GitObject? Answer(string line, string name, long maxSize)
    {
        if (line.EndsWith(" missing") || line.EndsWith(" ambiguous"))
        {
            return null;
        }

        var words = line.Split(' ');
        if (words.Length != 3 || !long.TryParse(words[2], out var size) || size < 0)
        {
            throw new SourceException($"git cat-file answered in a form that is not known, for {name}");
        }

        if (size > Math.Min(maxSize, Array.MaxLength))
        {
            // Reading past a large object takes longer than starting anew.
            Stop();
            return new GitObject(words[0], words[1], size, Content: null);
        }

        var content = GC.AllocateUninitializedArray<byte>((int)size);
        _output!.ReadExactly(content);
        return _output.ReadByte() == '\n'
            ? new GitObject(words[0], words[1], size, content)
            : throw Broken();
    }

    private SourceException Broken()
    {
        var failure = _process?.Failure() ?? new SourceException("git cat-file ended unexpectedly");
        Stop();
        return failure;
    }
}
