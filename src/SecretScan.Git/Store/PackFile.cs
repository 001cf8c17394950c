using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace SecretScan.Git.Store;

/// <summary>
/// The bytes of a pack. Read, not mapped: a mapped file that somebody cuts short kills the process, a read that comes
/// back short is an error like any other. Safe to use from several threads.
/// </summary>
internal sealed class PackFile : IDisposable
{
    /// <summary>Entries begin behind <c>PACK</c>, the version and the number of objects.</summary>
    public const int HeaderLength = 12;

    private readonly SafeFileHandle _file;

    private PackFile(SafeFileHandle file, long end)
    {
        _file = file;
        End = end;
    }

    /// <summary>Where the last entry ends and the checksum begins.</summary>
    public long End { get; }

    /// <summary>Opens a pack and compares its ends with its index, as git does.</summary>
    /// <exception cref="DamagedException">It is in a form that is not known, or the index was made for another pack.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static PackFile Open(string path, PackIndex index)
    {
        var file = StoredFile.Open(path) ?? throw new DamagedException();
        try
        {
            var end = RandomAccess.GetLength(file) - index.PackChecksum.Length;
            return end >= HeaderLength && IsOf(file, end, index) ? new PackFile(file, end) : throw new DamagedException();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Fills a buffer.</summary>
    /// <exception cref="DamagedException">The file is shorter, or cannot be read.</exception>
    public void ReadExactly(long offset, Span<byte> bytes) => ReadExactly(_file, offset, bytes);

    /// <inheritdoc cref="ReadExactly(long, Span{byte})"/>
    public static void ReadExactly(SafeFileHandle file, long offset, Span<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                var read = RandomAccess.Read(file, bytes, offset);
                if (read == 0)
                {
                    throw new DamagedException();
                }

                bytes = bytes[read..];
                offset += read;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DamagedException(e);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private static bool IsOf(SafeFileHandle file, long end, PackIndex index)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        Span<byte> checksum = stackalloc byte[index.PackChecksum.Length];
        ReadExactly(file, 0, header);
        ReadExactly(file, end, checksum);
        return header.StartsWith("PACK"u8)
            && BinaryPrimitives.ReadUInt32BigEndian(header[4..]) is 2 or 3
            && BinaryPrimitives.ReadUInt32BigEndian(header[8..]) == index.Count
            && checksum.SequenceEqual(index.PackChecksum);
    }
}
