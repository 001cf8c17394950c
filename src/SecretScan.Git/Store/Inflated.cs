using System.IO.Compression;

namespace SecretScan.Git.Store;

/// <summary>Compressed data (zlib, RFC 1950) of which it is known how long it must get.</summary>
internal static class Inflated
{
    /// <summary>Inflates everything.</summary>
    /// <param name="compressed">Begins where the data does; may go on behind it.</param>
    /// <param name="content">Is to be filled, no byte more or less: what says 10 bytes and holds 10 GB stops at the eleventh.</param>
    /// <exception cref="DamagedException">It is longer or shorter, or no such data.</exception>
    public static void Whole(Stream compressed, Span<byte> content)
    {
        Span<byte> more = stackalloc byte[1];
        using var stream = Open(compressed);
        if (Read(stream, content) != content.Length || Read(stream, more) != 0)
        {
            throw new DamagedException();
        }
    }

    /// <summary>Inflates the beginning.</summary>
    /// <returns>The number of bytes; fewer than asked for at the end of the data.</returns>
    /// <exception cref="DamagedException">It is no such data.</exception>
    public static int Head(Stream compressed, Span<byte> head)
    {
        using var stream = Open(compressed);
        return Read(stream, head);
    }

    /// <summary>Starts to inflate.</summary>
    public static ZLibStream Open(Stream compressed) => new(compressed, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>Reads on until a buffer is full or the data ends.</summary>
    /// <exception cref="DamagedException">It is no such data.</exception>
    public static int Read(ZLibStream stream, Span<byte> content)
    {
        try
        {
            return stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // The second for data that asks for a dictionary, which git never uses.
            throw new DamagedException(e);
        }
    }
}
