using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SecretScan.Git.Store;

namespace SecretScan.Git.LibGit2;

/// <summary>What the object store cannot take out of a pack, read by libgit2.</summary>
/// <remarks>
/// From packs only: at the file of an object that breaks off early libgit2 1.5 waits for ever, and the store has read those
/// already.
/// </remarks>
/// <param name="folders">The folders of objects, the repository's own one first.</param>
internal sealed unsafe class PackedObjects(IReadOnlyList<string> folders) : GitObjects, IDisposable
{
    private const int IdBytes = 20;

    private readonly Lock _gate = new();
    private readonly nint _odb = OpenFolder(Checked(folders)[0]);
    private bool _isClosed;

    /// <inheritdoc/>
    public override void Start()
    {
    }

    /// <inheritdoc/>
    public override GitObject? Read(string name, long maxSize)
    {
        // Hex of 64 digits names nothing in a repository that libgit2 can read.
        if (!ObjectId.TryParse(name, out var id) || id.Length != IdBytes)
        {
            return null;
        }

        var file = folders.Select(folder => new FileInfo(Path.Join(folder, name[..2], name[2..]))).FirstOrDefault(file => file.Exists);
        return file is null ? Read(id, maxSize)
            : file.Length == 0 ? null
            : throw new SourceException($"object {name} is damaged");
    }

    /// <summary>The ids of all objects that are stored.</summary>
    /// <exception cref="SourceException">libgit2 failed.</exception>
    public IReadOnlyCollection<ObjectId> Ids()
    {
        var ids = new HashSet<ObjectId>();
        var handle = GCHandle.Alloc(ids);
        try
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isClosed, this);
                return Odb.ForEach(_odb, &Take, GCHandle.ToIntPtr(handle)) == 0 ? ids : throw new SourceException($"objects cannot be listed: {Odb.Failure()}");
            }
        }
        finally
        {
            handle.Free();
        }
    }

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                Odb.Free(_odb);
            }
        }
    }

    private GitObject? Read(ObjectId id, long maxSize)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var bytes = stackalloc byte[IdBytes];
            id.CopyTo(new Span<byte>(bytes, IdBytes));
            if (!Check(Odb.ReadHeader(out var length, out var type, _odb, bytes), id))
            {
                return null;
            }

            var size = checked((long)length);
            return new GitObject(id.ToString(), TypeOf(type), size, size > Math.Min(maxSize, Array.MaxLength) ? null : Content(bytes, id));
        }
    }

    // libgit2 opens every index for the first object that it looks for; at a pipe it would wait for ever.
    private static IReadOnlyList<string> Checked(IReadOnlyList<string> folders)
    {
        foreach (var pack in folders.Select(folder => new DirectoryInfo(Path.Join(folder, "pack"))).Where(pack => pack.Exists))
        {
            foreach (var file in pack.EnumerateFiles().Where(file => file.Extension == ".idx" || file.Name == "multi-pack-index"))
            {
                using var handle = StoredFile.Open(file.FullName) ?? throw new SourceException($"{file.FullName} is empty or no file; git fsck tells more");
            }
        }

        return folders;
    }

    private static nint OpenFolder(string folder) => Odb.Open(out var odb, folder) == 0
        ? odb
        : throw new SourceException($"{folder}: {Odb.Failure()}");

    private static string TypeOf(int type) => type switch
    {
        1 => "commit",
        2 => "tree",
        3 => "blob",
        4 => "tag",
        _ => throw new SourceException($"libgit2 answered with an object of type {type}, which is not known"),
    };

    private static bool Check(int code, ObjectId id) => code switch
    {
        0 => true,
        Odb.NotFound => false,
        _ => throw new SourceException($"object {id} cannot be read: {Odb.Failure()}"),
    };

    private byte[]? Content(byte* id, ObjectId name)
    {
        if (!Check(Odb.Read(out var found, _odb, id), name))
        {
            throw new SourceException($"object {name} is gone");
        }

        try
        {
            return new ReadOnlySpan<byte>(Odb.Data(found), checked((int)Odb.Size(found))).ToArray();
        }
        finally
        {
            Odb.FreeObject(found);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Take(byte* id, nint ids)
    {
        ((HashSet<ObjectId>)GCHandle.FromIntPtr(ids).Target!).Add(ObjectId.FromBytes(new ReadOnlySpan<byte>(id, IdBytes)));
        return 0;
    }
}
