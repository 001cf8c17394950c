using SecretScan.Sources;

namespace SecretScan.Git;

/// <summary>The messages of commits and tags as fragments.</summary>
internal static class Message
{
    /// <summary>The message of a commit or tag; null when there is none, or it is too large, which goes to <paramref name="coverage"/>.</summary>
    public static Fragment? Of(GitObject from, OriginKind kind, Commit? commit, SourceLimits limits, Coverage coverage)
    {
        if (from.Content is null || from.Size > limits.MaxFileSize)
        {
            coverage.Skip(path: null, from.Id, SkipReason.TooLarge, $"the message of {from.Type} {from.Id}, {from.Size} bytes");
            return null;
        }

        var message = new ObjectText(from.Content).Message;
        return message.IsEmpty
            ? null
            : new Fragment(message, new Origin { Kind = kind, Commit = commit, Blob = kind == OriginKind.TagMessage ? from.Id : null });
    }
}
