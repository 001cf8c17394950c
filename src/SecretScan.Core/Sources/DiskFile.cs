namespace SecretScan.Sources;

/// <summary>A file on disk and the name it is reported under.</summary>
/// <param name="FullPath">Absolute path.</param>
/// <param name="Path">Path with <c>/</c>, relative to the current folder.</param>
internal sealed record DiskFile(string FullPath, string Path)
{
    /// <summary>Reads it whole. What cannot be read goes to <paramref name="coverage"/>.</summary>
    /// <remarks>
    /// A file of size 0 is not opened: pipes, sockets and devices have that size, and opening one may block for ever.
    /// </remarks>
    public Fragment? Read(SourceLimits limits, Coverage coverage)
    {
        try
        {
            var size = RegularFile.Behind(FullPath).Length;
            if (size == 0)
            {
                return ToFragment(ReadOnlyMemory<byte>.Empty);
            }

            if (size > limits.MaxFileSize)
            {
                coverage.Skip(Path, blob: null, SkipReason.TooLarge, $"{size} bytes");
                return null;
            }

            return ToFragment(ReadBytes((int)size));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            coverage.Skip(Path, blob: null, SkipReason.Unreadable, Reason(e));
            return null;
        }
    }

    // The messages of the system repeat the path, raw.
    internal static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "cannot be opened under this name",
        _ => "read error",
    };

    private Fragment ToFragment(ReadOnlyMemory<byte> bytes) =>
        new(bytes, new Origin { Kind = OriginKind.File, Path = Path });

    private ReadOnlyMemory<byte> ReadBytes(int size)
    {
        // Sharing everything takes no lock, so that a scan never gets in the way of whoever writes the file.
        using var handle = File.OpenHandle(FullPath, share: FileShare.ReadWrite | FileShare.Delete);
        var bytes = GC.AllocateUninitializedArray<byte>(size);
        var length = 0;
        while (length < size && RandomAccess.Read(handle, bytes.AsSpan(length), length) is > 0 and var read)
        {
            length += read;
        }

        return bytes.AsMemory(0, length);
    }
}
