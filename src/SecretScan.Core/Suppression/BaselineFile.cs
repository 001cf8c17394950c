using SecretScan.Reporting;

namespace SecretScan.Suppression;

/// <summary>The baseline on disk.</summary>
/// <remarks>
/// The repository decides what stands at that path, and a repository may be hostile: a symbolic link is neither read
/// (it may lead to a device) nor written through, and no more is read than a baseline of reasonable size.
/// </remarks>
internal static class BaselineFile
{
    private const int MaxBytes = 32 << 20;

    public static byte[] Read(string path) => Try(path, "read", () =>
    {
        RefuseLink(path);
        using var file = File.OpenRead(path);
        var buffer = new MemoryStream();
        var part = new byte[1 << 16];
        for (int count; (count = file.Read(part)) > 0;)
        {
            buffer.Write(part, 0, count);
            if (buffer.Length > MaxBytes)
            {
                throw new IOException($"larger than {MaxBytes >> 20} MB");
            }
        }

        return buffer.ToArray();
    });

    public static void Write(string path, ReadOnlyMemory<byte> content) => Try(path, "written", () =>
    {
        RefuseLink(path);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Path.GetRandomFileName()}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content.Span);
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(full))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(full));
            }

            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return 0;
    });

    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException("it is a symbolic link; name the file itself with --baseline");
        }
    }

    private static T Try<T>(string path, string done, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var reason = Printable.Of(e.Message);
            throw new BaselineException($"{Printable.Of(path)}: the baseline cannot be {done}: {reason}", e);
        }
    }
}
