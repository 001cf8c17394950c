using System.Globalization;
using System.Text;

namespace SecretScan.Git.Store;

/// <summary>Objects that have a file of their own: zlib over <c>type size NUL content</c>, named by their ids.</summary>
internal static class LooseObjects
{
    private const int LongestHeader = 32;

    /// <summary>Reads one.</summary>
    /// <param name="folder">A folder of objects.</param>
    /// <param name="id">Its id.</param>
    /// <param name="maxSize">The most bytes to read; of a larger object only type and size are told.</param>
    /// <returns>The object, or null when there is no such file.</returns>
    /// <exception cref="DamagedException">It is not whole, or in a form that is not known.</exception>
    public static GitObject? Read(string folder, ObjectId id, long maxSize)
    {
        var name = id.ToString();
        try
        {
            using var handle = StoredFile.Open(Path.Join(folder, name[..2], name[2..]));
            if (handle is null)
            {
                return null;
            }

            using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            return Read(file, name, maxSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DamagedException(e);
        }
    }

    private static GitObject Read(FileStream file, string name, long maxSize)
    {
        Span<byte> head = stackalloc byte[LongestHeader];
        using var stream = Inflated.Open(file);
        var length = Inflated.Read(stream, head);
        var (type, size, start) = Header(head[..length]);
        if (size > Math.Min(maxSize, Array.MaxLength))
        {
            return new GitObject(name, type, size, Content: null);
        }

        var content = GC.AllocateUninitializedArray<byte>((int)size);
        var first = head[start..length];
        if (first.Length > content.Length)
        {
            throw new DamagedException();
        }

        first.CopyTo(content);
        var isWhole = Inflated.Read(stream, content.AsSpan(first.Length)) == content.Length - first.Length
            && Inflated.Read(stream, head[..1]) == 0;
        return isWhole ? new GitObject(name, type, size, content) : throw new DamagedException();
    }

    private static (string Type, long Size, int Start) Header(ReadOnlySpan<byte> head)
    {
        var space = head.IndexOf((byte)' ');
        var end = head.IndexOf((byte)0);
        return space > 0 && end > space
            && Encoding.ASCII.GetString(head[..space]) is "blob" or "tree" or "commit" or "tag"
            && long.TryParse(head[(space + 1)..end], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? (Encoding.ASCII.GetString(head[..space]), size, end + 1)
            : throw new DamagedException();
    }
}
