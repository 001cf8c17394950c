using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan;

/// <summary>What was read and what was not. Safe to write to from several threads.</summary>
public sealed class Coverage
{
    private readonly Lock _gate = new();
    private readonly HashSet<CoverageNote> _notes = [];
    private readonly List<Skipped> _skipped = [];
    private readonly HashSet<Secret> _finds = [];
    private long _commits;
    private long _blobs;
    private long _files;
    private long _bytes;
    private long _scannedBefore;
    private long _excluded;

    /// <summary>True when the whole input was read.</summary>
    public bool Complete
    {
        get
        {
            lock (_gate)
            {
                return _skipped.Count == 0;
            }
        }
    }

    /// <summary>Commits looked at.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Distinct blobs read.</summary>
    public long Blobs => Interlocked.Read(ref _blobs);

    /// <summary>Files read from disk.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>Bytes scanned.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Objects that were left out because an earlier scan by the same rules found that they hold nothing.</summary>
    public long ScannedBefore => Interlocked.Read(ref _scannedBefore);

    /// <summary>
    /// Distinct values that were found so far, for whoever watches: fewer are reported when something speaks against one, and more
    /// when sets are put together at the end.
    /// </summary>
    public int Finds
    {
        get
        {
            lock (_gate)
            {
                return _finds.Count;
            }
        }
    }

    /// <summary>A copy of the notes so far.</summary>
    public IReadOnlyList<CoverageNote> Notes
    {
        get
        {
            lock (_gate)
            {
                return [.. _notes];
            }
        }
    }

    /// <summary>A copy of what was skipped so far.</summary>
    public IReadOnlyList<Skipped> Skipped
    {
        get
        {
            lock (_gate)
            {
                return [.. _skipped];
            }
        }
    }

    /// <summary>Counts one commit.</summary>
    public void AddCommit() => Interlocked.Increment(ref _commits);

    /// <summary>Counts objects that an earlier scan read.</summary>
    public void AddScannedBefore(int count) => Interlocked.Add(ref _scannedBefore, count);

    /// <summary>Counts what one fragment held, and notes what is binary.</summary>
    public void Add(Fragment fragment)
    {
        Interlocked.Add(ref _bytes, fragment.Bytes.Length);
        if (fragment.Origin.Kind == OriginKind.Blob)
        {
            Interlocked.Increment(ref _blobs);
        }
        else if (fragment.Origin.Kind == OriginKind.File)
        {
            Interlocked.Increment(ref _files);
        }

        if (fragment.Origin.Path is { } path && Utf16.IsBinary(fragment.Bytes.Span))
        {
            Note(path, "binary");
        }
    }

    /// <summary>Counts what was found in one fragment.</summary>
    internal void AddFinds(FragmentScan scan)
    {
        lock (_gate)
        {
            _finds.UnionWith(scan.Parts.SelectMany(part => part.Tokens).Where(token => token.Confidence >= Confidence.Medium).Select(token => token.Secret));
        }
    }

    /// <summary>Adds the notes of another, and what it skipped.</summary>
    public void Take(Coverage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        lock (_gate)
        {
            _notes.UnionWith(other.Notes);
            _skipped.AddRange(other.Skipped);
        }
    }

    /// <summary>Files that the configuration leaves out; each is a note, too.</summary>
    public long Excluded => Interlocked.Read(ref _excluded);

    /// <summary>Says that the configuration leaves a file out.</summary>
    public void Exclude(string path)
    {
        lock (_gate)
        {
            _excluded += _notes.Add(new CoverageNote(path, CoverageNote.Excluded)) ? 1 : 0;
        }
    }

    /// <summary>Adds a note; one is enough for all versions of a file.</summary>
    public void Note(string path, string note)
    {
        lock (_gate)
        {
            _notes.Add(new CoverageNote(path, note));
        }
    }

    /// <summary>Adds something that was not read.</summary>
    public void Skip(string? path, string? blob, SkipReason reason, string? detail = null)
    {
        lock (_gate)
        {
            _skipped.Add(new Skipped(path, blob, reason, detail));
        }
    }
}
