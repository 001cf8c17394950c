namespace SecretScan.Reporting;

/// <summary>Where bytes stand, for formats in which everything is in a file.</summary>
internal static class FilePlace
{
    /// <summary>The path; for what is in no file of the tree a name like one: <c>commit/ID/message</c>. Hostile input.</summary>
    public static string Of(Origin origin) => origin switch
    {
        { Path: { } path } => path,
        { Kind: OriginKind.CommitMessage } => $"commit/{origin.Commit?.Id}/message",
        { Kind: OriginKind.TagMessage } => $"tag/{origin.Blob}/message",
        { Kind: OriginKind.Note } => $"commit/{origin.Commit?.Id}/note",
        { Kind: OriginKind.Stdin } => "stdin",
        _ => $"blob/{origin.Blob}",
    };
}
