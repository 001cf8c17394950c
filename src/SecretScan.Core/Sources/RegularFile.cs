using System.Formats.Tar;

namespace SecretScan.Sources;

/// <summary>Tells files that hold something from pipes, sockets and devices.</summary>
internal static class RegularFile
{
    /// <summary>The file that a path leads to: the path of a link has a size of its own.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static FileInfo Behind(string path)
    {
        var file = new FileInfo(path);
        return file.Attributes.HasFlag(FileAttributes.ReparsePoint)
            && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
    }

    /// <summary>False for what is no file on disk, or cannot be known to be one. It is not opened unless it is one.</summary>
    public static bool Is(FileInfo file)
    {
        if (!file.Exists)
        {
            return false;
        }

        // What is no file has size 0, but so has an empty file; of .NET only the maker of archives can tell.
        return file.Length > 0 || (!IsKernels(file.FullName) && TypeOf(file.FullName) is TarEntryType.RegularFile);
    }

    // Files of the kernel have size 0 whatever they hold.
    private static bool IsKernels(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static TarEntryType? TypeOf(string path)
    {
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(path, "file");
            }

            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
