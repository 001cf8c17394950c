namespace SecretScan.Sources;

/// <summary>Standard input, up to the limit. Read once.</summary>
/// <param name="input">The stream; it stays open.</param>
/// <param name="path">The name that counts as evidence (<c>--stdin-path</c>), or null.</param>
/// <param name="limits">How much of it to read.</param>
/// <param name="timeout">How long to wait for its end, or null; then nothing of it is given, and the coverage says so.</param>
/// <param name="interruption">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
public sealed class StdinSource(
    Stream input, string? path, SourceLimits limits, TimeSpan? timeout = null, CancellationToken interruption = default) : IFragmentSource
{
    private const int FirstBuffer = 64 * 1024;

    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Stdin;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        if ((path is null || !limits.Excludes(path, coverage)) && ReadInTime(coverage) is { } bytes)
        {
            yield return new Fragment(bytes, new Origin { Kind = OriginKind.Stdin, Path = path });
        }
    }

    // Nothing ends a read that blocks: it is left behind on a thread that does not keep the process.
    private ReadOnlyMemory<byte>? ReadInTime(Coverage coverage)
    {
        try
        {
            return Task.Run(() => ReadBytes(coverage), CancellationToken.None)
                .WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, interruption).GetAwaiter().GetResult();
        }
        catch (TimeoutException)
        {
            coverage.Skip(path, blob: null, SkipReason.Timeout, "standard input did not end in time");
            return null;
        }
    }

    private ReadOnlyMemory<byte> ReadBytes(Coverage coverage)
    {
        var buffer = new byte[Math.Min(FirstBuffer, limits.MaxFileSize)];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= limits.MaxFileSize)
                {
                    break;
                }

                Array.Resize(ref buffer, (int)Math.Min(limits.MaxFileSize, length * 2L));
            }

            var read = input.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
        }

        if (input.ReadByte() >= 0)
        {
            coverage.Skip(path, blob: null, SkipReason.TooLarge, $"only the first {length} bytes of standard input were read");
        }

        return buffer;
    }
}
