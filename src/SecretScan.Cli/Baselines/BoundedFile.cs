using SecretScan.Sources;

namespace SecretScan.Cli.Baselines;

/// <summary>Files that somebody else wrote.</summary>
internal static class BoundedFile
{
    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Bytes of the largest that is read.</param>
    /// <exception cref="CommandException">It cannot be read, or is larger.</exception>
    public static byte[] Read(string path, int most)
    {
        var limits = new SourceLimits { MaxFileSize = most };
        var full = Path.GetFullPath(path);
        if (path != "-" && !File.Exists(full))
        {
            throw new CommandException($"there is no file {path}");
        }

        var source = path == "-"
            ? new StdinSource(Streams.StandardInput.Open(), path: null, limits)
            : (IFragmentSource)new FilesSource(Path.GetDirectoryName(full)!, [full], limits);
        var coverage = new Coverage();
        var content = source.Read(coverage).FirstOrDefault()?.Bytes.ToArray();
        return content is not null && coverage.Complete
            ? content
            : throw new CommandException($"{path} cannot be read: {coverage.Skipped[0].Detail}");
    }
}
