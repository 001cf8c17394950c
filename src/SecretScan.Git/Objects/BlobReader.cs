using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>Turns entries into fragments, raw: no filter, no attribute, no text conversion.</summary>
internal sealed class BlobReader(GitRepository repository, SourceLimits limits)
{
    // https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: under 1024 bytes, beginning with the version.
    private const int LongestPointer = 1024;

    private static ReadOnlySpan<byte> PointerVersion => "version https://git-lfs.github.com/spec/"u8;

    /// <summary>Reads what is to be scanned. What cannot be read goes to <paramref name="coverage"/>; the rest is noted there.</summary>
    public Fragment? Read(GitEntry entry, Coverage coverage, Commit? commit = null)
    {
        if (entry.Kind != EntryKind.Blob)
        {
            if (entry.Kind == EntryKind.Submodule)
            {
                coverage.Note(entry.Path, "submodule");
            }

            return null;
        }

        if (limits.Excludes(entry.Path, coverage) || Content(entry, coverage) is not { } content)
        {
            return null;
        }

        Note(entry.Path, content, coverage);
        return ToFragment(entry, content, commit);
    }

    /// <summary>Notes what a file stands for: git-lfs keeps the content elsewhere.</summary>
    public static void Note(string path, ReadOnlySpan<byte> content, Coverage coverage)
    {
        if (content.Length < LongestPointer && content.StartsWith(PointerVersion))
        {
            coverage.Note(path, "lfs-pointer");
        }
    }

    /// <summary>Reads files for evidence; what is too large or cannot be read is passed over, because nothing hangs on it.</summary>
    public IEnumerable<Fragment> ReadEvidence(IEnumerable<GitEntry> entries, long maxSize, Commit? commit = null)
    {
        foreach (var entry in entries)
        {
            if (entry.Kind == EntryKind.Blob && Evidence(entry, maxSize) is { } content)
            {
                yield return ToFragment(entry, content, commit);
            }
        }
    }

    private static Fragment ToFragment(GitEntry entry, byte[] content, Commit? commit) =>
        new(content, new Origin { Kind = OriginKind.Blob, Path = entry.Path.Length > 0 ? entry.Path : null, Blob = entry.Id, Commit = commit });

    private byte[]? Content(GitEntry entry, Coverage coverage)
    {
        try
        {
            var blob = repository.Objects.Read(entry.Id, limits.MaxFileSize);
            if (blob is null)
            {
                coverage.Skip(entry.Path, entry.Id, SkipReason.MissingObject);
            }
            else if (blob.Content is null)
            {
                coverage.Skip(entry.Path, entry.Id, SkipReason.TooLarge, $"{blob.Size} bytes");
            }

            return blob?.Content;
        }
        catch (SourceException e)
        {
            coverage.Skip(entry.Path, entry.Id, SkipReason.Unreadable, e.Message);
            return null;
        }
    }

    private byte[]? Evidence(GitEntry entry, long maxSize)
    {
        try
        {
            return repository.Objects.Read(entry.Id, Math.Min(maxSize, limits.MaxFileSize))?.Content;
        }
        catch (SourceException)
        {
            return null;
        }
    }
}
