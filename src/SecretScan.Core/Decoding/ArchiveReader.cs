using System.Buffers.Binary;
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

    // The end of a zip without a comment: its mark, where its directory stands and how long that is.
    private const int ZipEnd = 22;

    /// <summary>What a file is, by its first bytes.</summary>
    public static Archive KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 18 ? Archive.None
        : bytes.StartsWith("PK\u0003\u0004"u8) || ZipBehind(bytes) > 0 ? Archive.Zip
        : bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 ? Archive.Gzip
        : bytes.Length > 512 && bytes[257] == 'u' && bytes[258] == 's' && bytes[259] == 't' && bytes[260] == 'a' && bytes[261] == 'r' ? Archive.Tar
        : IsOther(bytes) ? Archive.Other
        : Archive.None;

    /// <summary>Gives the members of an archive with <paramref name="give"/>.</summary>
    public void Read(Fragment archive, Archive kind, Action<Fragment> give)
    {
        try
        {
            using var bytes = Stream(archive.Bytes[(kind == Archive.Zip ? ZipBehind(archive.Bytes.Span) : 0)..]);
            switch (kind)
            {
                case Archive.Other:
                    coverage.Note(archive.Origin.Path ?? "", "unsupported archive");
                    break;
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
        catch (Exception e) when (IsDamage(e))
        {
            // A damaged archive was read as the bytes it is.
            NoteDamage(archive.Origin);
        }
    }

    private static bool IsDamage(Exception error) =>
        error is InvalidDataException or IOException or NotSupportedException or FormatException or ArgumentException or OverflowException;

    private void NoteDamage(Origin origin) => coverage.Note(origin.Path ?? "", "damaged archive");

    // Where a zip begins behind a script or a program that opens it: 0 for all others.
    private static int ZipBehind(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length - ZipEnd;
        if (end < 0 || !bytes[end..].StartsWith("PK\u0005\u0006"u8))
        {
            return 0;
        }

        var start = end - BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 12)..]) - BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        return start > 0 && bytes[(int)start..].StartsWith("PK\u0003\u0004"u8) ? (int)start : 0;
    }

    // bzip2, xz, Zstandard, 7z, rar
    private static bool IsOther(ReadOnlySpan<byte> bytes) => bytes.StartsWith("BZh"u8) || bytes.StartsWith("Rar!\u001A"u8)
        || bytes is [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..];

    private void ReadZip(Origin origin, Stream bytes, Action<Fragment> give)
    {
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted)
            {
                coverage.Note(origin.Path ?? "", "encrypted archive");
            }
            else if (entry.Length > budget.Next)
            {
                Skip(origin, entry.FullName, $"unpacks to {entry.Length} bytes");
            }
            else if (entry.Length > 0)
            {
                ReadMember(origin, entry, give);
            }
        }
    }

    // One that is damaged, or compressed in a way that is not known here, does not take the others along.
    private void ReadMember(Origin origin, ZipArchiveEntry entry, Action<Fragment> give)
    {
        try
        {
            using var content = entry.Open();

            // No more is unpacked than the entry says; a member that is longer has another checksum.
            if (Crc32.Of(Take(origin, entry.FullName, content, give).Span) != entry.Crc32)
            {
                NoteDamage(origin);
            }
        }
        catch (Exception e) when (IsDamage(e) && !budget.IsSpent)
        {
            NoteDamage(origin);
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
        isCut = false;
        try
        {
            while (content.Read(bytes, length, bytes.Length - length) is > 0 and var read)
            {
                length += read;
                if (length == bytes.Length && length < most)
                {
                    Array.Resize(ref bytes, (int)Math.Min(most, 2L * length));
                }
            }

            isCut = length == most && content.ReadByte() >= 0;
        }
        catch (InvalidDataException) when (length > 0)
        {
            // What came until then is as good as any; its checksum tells the rest.
        }

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
