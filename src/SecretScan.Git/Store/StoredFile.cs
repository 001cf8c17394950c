using Microsoft.Win32.SafeHandles;

namespace SecretScan.Git.Store;

/// <summary>Files of the folders of objects.</summary>
internal static class StoredFile
{
    /// <summary>Opens a file that has bytes.</summary>
    /// <remarks>
    /// At a pipe, or some devices, the system would have this process wait for ever. They have no length, and neither has a
    /// file that somebody's crash left empty: nothing is stored in any of them.
    /// </remarks>
    /// <returns>The file, or null when there is none or it is empty.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static SafeFileHandle? Open(string path)
    {
        try
        {
            // Most objects that are asked for have no file, and an exception costs more than the question.
            return HasBytes(new FileInfo(path)) ? File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // The length of a link is that of its text.
    private static bool HasBytes(FileInfo file) =>
        file.Exists && (file.LinkTarget is null ? file : (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!) is { Exists: true, Length: > 0 };
}
