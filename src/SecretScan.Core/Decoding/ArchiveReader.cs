using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using SecretScan.Detection;

namespace SecretScan.Decoding;

/// <summary>Takes the files out of an archive, one at a time. What cannot be taken out goes to coverage.</summary>
internal sealed class ArchiveReader(ArchiveBudget budget, Coverage coverage)
{
    private const int LongestName = 512;
    private const int FirstRead = 64 * 1024;

    /// <summary>What a file is, by its first bytes.</summary>
    public static Archive KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 18 ? Archive.None
        : bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4 ? Archive.Zip
        : bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 ? Archive.Gzip
        : bytes.Length > 512 && bytes[257] == 'u' && bytes[258] == 's' && bytes[259] == 't' && bytes[260] == 'a' && bytes[261] == 'r' ? Archive.Tar
        : Archive.None;

    /// <summary>Gives the members of an archive with <paramref name="give"/>.</summary>
    public void Read(Fragment archive, Archive kind, Action<Fragment> give)
    {
        try
        {
            using var bytes = Stream(archive.Bytes);
            switch (kind)
            {
                case Archive.Zip:
                    ReadZip(archive.Origin, bytes, give);
                    break;
                case Archive.Gzip:
                    ReadGzip(archive.Origin, bytes, give);
                    break;
                default:
                    ReadTar(archive.Origin, bytes, give);
                    break;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or FormatException or ArgumentException or OverflowException)
        {
            // A damaged archive was read as the bytes it is.
            coverage.Note(archive.Origin.Path ?? "", "damaged archive");
        }
    }

    private void ReadZip(Origin origin, Stream bytes, Action<Fragment> give)
    {
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        var (isEncrypted, isDamaged) = (false, false);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/'))
            {
                continue;
            }

            if (entry.IsEncrypted)
            {
                isEncrypted = true;
                continue;
            }

            if (entry.Length > budget.Next)
            {
                Skip(origin, entry.FullName, $"unpacks to {entry.Length} bytes");
                continue;
            }

            // No more is unpacked than the entry says; a member that is longer has another checksum.
            using var content = entry.Open();
            isDamaged |= Crc32.Of(Take(origin, entry.FullName, content, give).Span) != entry.Crc32;
        }

        if (isDamaged)
        {
            coverage.Note(origin.Path ?? "", "damaged archive");
        }

        if (isEncrypted)
        {
            coverage.Note(origin.Path ?? "", "encrypted archive");
        }
    }

    private void ReadGzip(Origin origin, Stream bytes, Action<Fragment> give)
    {
        using var content = new GZipStream(bytes, CompressionMode.Decompress);
        var name = origin.Member ?? origin.Path ?? "";
        name = name[(name.LastIndexOf('/') + 1)..];
        Take(origin, name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : "content", content, give);
    }

    private void ReadTar(Origin origin, Stream bytes, Action<Fragment> give)
    {
        using var tar = new TarReader(bytes);
        while (Next(tar) is { } entry)
        {
            if (entry.DataStream is { Length: > 0 } content)
            {
                Take(origin, entry.Name, content, give);
            }
        }
    }

    // An attribute that claims more bytes than an array has is answered with the wrong kind of exception.
    private static TarEntry? Next(TarReader tar)
    {
        try
        {
            return tar.GetNextEntry();
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private ReadOnlyMemory<byte> Take(Origin origin, string name, Stream content, Action<Fragment> give)
    {
        if (budget.IsSpent)
        {
            Skip(origin, name, "the archive unpacks to more than is read of one file");
            throw new InvalidDataException();
        }

        var most = budget.Next;
        var bytes = ReadUpTo(content, most, out var isCut);
        budget.Take(bytes.Length);
        if (isCut)
        {
            Skip(origin, name, $"only its first {bytes.Length} bytes were read");
        }

        give(new Fragment(bytes, origin with { Member = Inner(origin, name) }));
        return bytes;
    }

    // What an archive says of its sizes may be a lie, hence memory grows with what really comes.
    private static ReadOnlyMemory<byte> ReadUpTo(Stream content, int most, out bool isCut)
    {
        var bytes = new byte[Math.Min(FirstRead, most)];
        var length = 0;
        while (content.Read(bytes, length, bytes.Length - length) is > 0 and var read)
        {
            length += read;
            if (length == bytes.Length && length < most)
            {
                Array.Resize(ref bytes, (int)Math.Min(most, 2L * length));
            }
        }

        isCut = length == most && content.ReadByte() >= 0;
        return bytes.AsMemory(0, length);
    }

    private void Skip(Origin origin, string name, string detail)
    {
        if (budget.Tell())
        {
            coverage.Skip($"{origin.Path}!{Inner(origin, name)}", origin.Blob, SkipReason.DecodeLimit, detail);
        }
    }

    private static string Inner(Origin origin, string name)
    {
        name = name.Length > LongestName ? name[..LongestName] : name;
        return origin.Member is { } outer ? $"{outer}!{name}" : name;
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
