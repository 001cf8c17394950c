using System.Security.Cryptography;
using System.Text;
using SecretScan.Git.Store;

namespace SecretScan.Git;

/// <summary>
/// The objects that earlier scans of a repository read whole and found to hold nothing: by the same rules a later scan finds
/// nothing there either, and need not read them. What holds anything at all is read every time, so that a scan says the same
/// with this as without. A file in the git folder, safe to delete. Safe to use from several threads.
/// </summary>
/// <remarks>
/// A line that says by which program and rules, the ids in order, the SHA-256 of all that. Ids as they are: with shorter
/// hashes one object could be made to pass for another. Whoever can write to the git folder can have anything left out, as he
/// can by its configuration; <c>--verify</c> does not read it.
/// </remarks>
public sealed class ScannedObjects
{
    private const string Format = "secretscan history 1";
    private const long LargestFile = 1_000_000_000;

    private readonly string _file;
    private readonly byte[] _head;
    private readonly int _idBytes;
    private readonly HashSet<ObjectId> _known = [];
    private readonly List<ObjectId> _fresh = [];

    private ScannedObjects(string file, byte[] head, int idBytes)
    {
        _file = file;
        _head = head;
        _idBytes = idBytes;
        Try("cannot be read, hence everything is scanned", Load);
    }

    /// <summary>Why earlier scans do not count, or why this one will not: one line, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads what earlier scans left.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="identity">What decides what a scan finds; of another one nothing is taken over.</param>
    /// <exception cref="SourceException">git failed.</exception>
    public static ScannedObjects Of(GitRepository repository, string identity)
    {
        // The configuration is what all working trees have in common wherever the environment puts the rest.
        var common = Path.GetDirectoryName(repository.PathOf("config"))!;
        var head = Encoding.UTF8.GetBytes($"{Format} {repository.IdLength} {identity}\n");
        return new ScannedObjects(Path.Join(common, "secretscan", "history"), head, repository.IdLength / 2);
    }

    /// <summary>True for an object that holds nothing.</summary>
    internal bool Contains(ObjectId id) => _known.Contains(id);

    /// <summary>Adds an object that was scanned and holds nothing.</summary>
    internal void Add(ObjectId id)
    {
        lock (_fresh)
        {
            _fresh.Add(id);
        }
    }

    /// <summary>Writes what is known now, whole or not at all.</summary>
    /// <param name="skipped">What the scan did not read, or not as a whole: it is scanned again.</param>
    internal void Save(IReadOnlyList<Skipped> skipped)
    {
        // Of a message it is not told whose it is.
        if (_fresh.Count > 0 && !skipped.Any(s => s is { Path: null, Blob: null, Reason: SkipReason.TooLarge or SkipReason.Timeout or SkipReason.DecodeLimit }))
        {
            var doubtful = skipped.Select(s => s.Blob).OfType<string>().ToHashSet();
            _known.UnionWith(_fresh.Where(id => doubtful.Count == 0 || !doubtful.Contains(id.ToString())));
            Try("cannot be written", Write);
        }
    }

    private void Load()
    {
        RefuseLinks();
        using var file = StoredFile.Open(_file);
        if (file is null)
        {
            return;
        }

        var length = RandomAccess.GetLength(file);
        if (length > LargestFile)
        {
            throw new IOException("it is too large");
        }

        var bytes = new byte[length];
        PackFile.ReadExactly(file, 0, bytes);
        Parse(bytes);
    }

    private void Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (end < 0 || !SHA256.HashData(bytes[..end]).AsSpan().SequenceEqual(bytes[end..]))
        {
            throw new IOException("it is damaged");
        }

        var ids = bytes[..end];
        if (!ids.StartsWith(_head))
        {
            throw new IOException("it is of other rules or another version");
        }

        for (ids = ids[_head.Length..]; ids.Length >= _idBytes; ids = ids[_idBytes..])
        {
            _known.Add(ObjectId.FromBytes(ids[.._idBytes]));
        }
    }

    private void Write()
    {
        RefuseLinks();
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var bytes = new byte[_head.Length + (_known.Count * _idBytes) + SHA256.HashSizeInBytes];
        _head.CopyTo(bytes, 0);
        var next = _head.Length;
        foreach (var id in _known.Order())
        {
            id.CopyTo(bytes.AsSpan(next));
            next += _idBytes;
        }

        SHA256.HashData(bytes.AsSpan(0, next), bytes.AsSpan(next));
        var temporary = $"{_file}.{Path.GetRandomFileName()}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, _file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // They may lead anywhere, and the repository may come from somebody else.
    private void RefuseLinks()
    {
        if (new DirectoryInfo(Path.GetDirectoryName(_file)!).LinkTarget is not null || new FileInfo(_file).LinkTarget is not null)
        {
            throw new IOException("it is a symbolic link");
        }
    }

    private void Try(string failure, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DamagedException)
        {
            Problem = $"{_file} {failure}: {e.Message}";
        }
    }
}
