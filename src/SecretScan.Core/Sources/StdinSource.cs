namespace SecretScan.Sources;

/// <summary>Standard input, up to the limit. Read once.</summary>
/// <param name="input">The stream; it stays open.</param>
/// <param name="path">The name that counts as evidence (<c>--stdin-path</c>), or null.</param>
/// <param name="limits">How much of it to read.</param>
public sealed class StdinSource(Stream input, string? path, SourceLimits limits) : IFragmentSource
{
    private const int FirstBuffer = 64 * 1024;

    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Stdin;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        yield return new Fragment(ReadBytes(coverage), new Origin { Kind = OriginKind.Stdin, Path = path });
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
