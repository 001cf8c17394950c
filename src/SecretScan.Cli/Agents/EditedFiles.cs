using SecretScan.Sources;

namespace SecretScan.Cli.Agents;

/// <summary>Files as an edit leaves them. What stood in them before is old.</summary>
/// <param name="files">Their names, and what they hold before and after.</param>
/// <param name="limits">Which of them are judged.</param>
internal sealed class EditedFiles(IReadOnlyList<(string Path, byte[]? Before, byte[] After)> files, SourceLimits limits) : IFragmentSource
{
    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Stdin;

    /// <inheritdoc/>
    public bool IsChange => true;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage) =>
        files.Where(file => !limits.Excludes(file.Path, coverage)).Select(file => Fragment(file.Path, file.After));

    /// <inheritdoc/>
    public IEnumerable<Fragment> Previous(Origin origin) => files
        .Where(file => file.Path == origin.Path && file.Before is not null)
        .Select(file => Fragment(file.Path, file.Before!));

    private static Fragment Fragment(string path, byte[] content) => new(content, new Origin { Kind = OriginKind.File, Path = path });
}
