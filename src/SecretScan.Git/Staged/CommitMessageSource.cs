using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>The message of the commit that is being made, from the file that the commit-msg hook is given.</summary>
/// <param name="repository">Its configuration says what a comment is.</param>
/// <param name="file">The file's path.</param>
/// <param name="edited">
/// True when somebody edited it: only then does git take comments and the diff of <c>git commit -v</c> out. git sets
/// GIT_EDITOR to <c>:</c> for the hook when nobody did.
/// </param>
/// <param name="limits">How much of it to read.</param>
public sealed class CommitMessageSource(GitRepository repository, string file, bool edited, SourceLimits limits)
    : IFragmentSource
{
    /// <inheritdoc/>
    public ScanMode Mode => ScanMode.Staged;

    /// <inheritdoc/>
    public IEnumerable<Fragment> Read(Coverage coverage)
    {
        var bytes = ReadFile(coverage);
        if (bytes is not null)
        {
            var length = edited ? CommentStyle.Of(repository).Clean(bytes) : bytes.Length;
            yield return new Fragment(bytes.AsMemory(0, length), new Origin { Kind = OriginKind.CommitMessage });
        }
    }

    private byte[]? ReadFile(Coverage coverage)
    {
        try
        {
            var size = new FileInfo(file).Length;
            if (size <= limits.MaxFileSize)
            {
                return File.ReadAllBytes(file);
            }

            coverage.Skip(path: null, blob: null, SkipReason.TooLarge, $"the commit message, {size} bytes");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{file}: the commit message cannot be read", e);
        }
    }
}
