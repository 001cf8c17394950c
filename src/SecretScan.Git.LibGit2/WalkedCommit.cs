using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>What of a commit says where it stands in history.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tree">Id of its tree.</param>
/// <param name="Parents">Its parents, each once.</param>
/// <param name="Seconds">When it was committed, in seconds since 1970.</param>
internal sealed record WalkedCommit(ObjectId Id, string Tree, IReadOnlyList<ObjectId> Parents, long Seconds)
{
    /// <summary>Reads a commit object.</summary>
    /// <param name="isCut">True when its parents are not in this clone.</param>
    /// <exception cref="SourceException">It is damaged.</exception>
    public static WalkedCommit Parse(ObjectId id, byte[] content, bool isCut)
    {
        var text = new ObjectText(content);
        var parents = new List<ObjectId>();
        foreach (var header in isCut ? [] : text.Headers("parent"))
        {
            var parent = ObjectId.TryParse(header, out var parsed) ? parsed : throw new SourceException($"commit {id} is damaged; git fsck tells more");
            if (!parents.Contains(parent))
            {
                parents.Add(parent);
            }
        }

        return new WalkedCommit(id, text.Header("tree"), parents, Signature.Parse(text.Header("committer")).Date.ToUnixTimeSeconds());
    }
}
