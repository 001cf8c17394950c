using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>What a ref publishes besides commits: the messages of tags, and a file or folder that a tag stands on.</summary>
internal sealed class TipReader(GitRepository repository, SourceLimits limits)
{
    private readonly BlobReader _blobs = new(repository, limits);

    /// <summary>The fragments; what cannot be read goes to <paramref name="coverage"/>.</summary>
    public IEnumerable<Fragment> Read(Tip tip, Coverage coverage)
    {
        foreach (var tag in tip.Tags)
        {
            if (Message.Of(tag, OriginKind.TagMessage, commit: null, limits, coverage) is { } message)
            {
                yield return message;
            }
        }

        // A tag may stand on a file or a folder that no commit has.
        var loose = tip.Target.Type switch
        {
            "blob" => [new GitEntry("", EntryKind.Blob, tip.Target.Id)],
            "tree" => new TreeReader(repository.Objects).Files(tip.Target.Id),
            _ => [],
        };
        foreach (var entry in loose)
        {
            if (_blobs.Read(entry, coverage) is { } fragment)
            {
                yield return fragment;
            }
        }
    }
}
