namespace SecretScan.Cli.Scanning;

/// <summary>A report on disk: it appears whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Writes a file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a device that must not be written.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        var full = Path.GetFullPath(path);
        if (IsDevice(full))
        {
            using var device = new FileStream(full, FileMode.Open, FileAccess.Write);
            content(device);
            return;
        }

        var target = File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
        var fresh = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            using (var file = new FileStream(fresh, FileMode.CreateNew, FileAccess.Write))
            {
                content(file);
            }

            File.Move(fresh, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(e.Message.Replace(fresh, target, StringComparison.Ordinal), e);
        }
        finally
        {
            // Deleting throws where there is no folder, and would hide what went wrong.
            if (File.Exists(fresh))
            {
                File.Delete(fresh);
            }
        }
    }

    // /dev/null, /dev/stderr, and what a shell makes of >(command): renaming a file onto these would replace them.
    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
}
