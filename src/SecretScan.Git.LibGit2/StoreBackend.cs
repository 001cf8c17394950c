using LibGit2Sharp;
using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>Has libgit2 read objects out of the object store, which takes every byte of them for hostile; libgit2 does not.</summary>
internal sealed class StoreBackend(ObjectStore store) : OdbBackend
{
    /// <summary>Higher than those of libgit2 itself, which are 1 and 2.</summary>
    public const int Priority = 10;

    private const int Ok = (int)ReturnCode.GIT_OK;

    /// <inheritdoc/>
    protected override OdbBackendOperations SupportedOperations => OdbBackendOperations.Read | OdbBackendOperations.ReadHeader;

    /// <inheritdoc/>
    public override int Read(LibGit2Sharp.ObjectId id, out UnmanagedMemoryStream? data, out ObjectType objectType)
    {
        var found = store.Read(id.Sha, GitObjects.Small);
        data = found?.Content is { } content ? AllocateAndBuildFrom(content) : null;
        return Answer(found, data is not null, out objectType);
    }

    /// <inheritdoc/>
    public override int ReadHeader(LibGit2Sharp.ObjectId id, out int length, out ObjectType objectType)
    {
        var found = store.Read(id.Sha, maxSize: 0);
        length = (int)Math.Min(found?.Size ?? 0, int.MaxValue);
        return Answer(found, isRead: true, out objectType);
    }

    /// <inheritdoc/>
    public override int ReadPrefix(string shortSha, out LibGit2Sharp.ObjectId oid, out UnmanagedMemoryStream data, out ObjectType objectType) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public override int Write(LibGit2Sharp.ObjectId id, Stream dataStream, long length, ObjectType objectType) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int ReadStream(LibGit2Sharp.ObjectId id, out OdbBackendStream stream) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int WriteStream(long length, ObjectType objectType, out OdbBackendStream stream) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool Exists(LibGit2Sharp.ObjectId id) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int ExistsPrefix(string shortSha, out LibGit2Sharp.ObjectId found) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int ForEach(ForEachCallback callback) => throw new NotSupportedException();

    // An exception ends the question; "not found" would have libgit2 look by itself, at what the store does not open.
    private static int Answer(GitObject? found, bool isRead, out ObjectType type)
    {
        type = found?.Type switch { "commit" => ObjectType.Commit, "tree" => ObjectType.Tree, "tag" => ObjectType.Tag, _ => ObjectType.Blob };
        return found is null ? throw new SourceException("an object is missing")
            : isRead ? Ok
            : throw new SourceException($"{found.Type} {found.Id} has {found.Size} bytes, which is too large");
    }
}
