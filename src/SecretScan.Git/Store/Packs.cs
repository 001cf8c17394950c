using System.Diagnostics.CodeAnalysis;

namespace SecretScan.Git.Store;

/// <summary>The packs of some folders of objects. Safe to use from several threads.</summary>
internal sealed class Packs(IReadOnlyList<string> folders, int idLength) : IDisposable
{
    // Each keeps a file open. git gathers packs when there are 50 of them.
    private const int Most = 500;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _seen = [];
    private volatile Pack[] _all = [];
    private volatile bool _areWhole = true;

    /// <summary>The packs that can be read here, the largest of each look first.</summary>
    public IReadOnlyList<Pack> All => _all;

    /// <summary>False when there may be objects that only git can find.</summary>
    public bool AreWhole => _areWhole;

    /// <summary>Looks for packs that were not there before.</summary>
    /// <returns>True when there are any.</returns>
    public bool Refresh()
    {
        lock (_gate)
        {
            var opened = folders.SelectMany(Indexes).Where(_seen.Add).Select(Open).OfType<Pack>().ToList();
            _all = [.. _all, .. opened.OrderByDescending(pack => pack.Count)];
            return opened.Count > 0;
        }
    }

    /// <summary>Finds the entry of an object.</summary>
    public bool TryFind(ObjectId id, [NotNullWhen(true)] out Pack? pack, out long offset)
    {
        foreach (var candidate in _all)
        {
            offset = candidate.Find(id);
            if (offset >= 0)
            {
                pack = candidate;
                return true;
            }
        }

        pack = null;
        offset = -1;
        return false;
    }

    /// <summary>Closes them.</summary>
    public void Dispose()
    {
        foreach (var pack in _all)
        {
            pack.Dispose();
        }
    }

    private Pack? Open(string index)
    {
        var pack = _seen.Count <= Most ? Pack.Open(index, idLength) : null;
        _areWhole &= pack is not null;
        return pack;
    }

    private List<string> Indexes(string folder)
    {
        try
        {
            var files = Directory.EnumerateFiles(Path.Join(folder, "pack")).ToHashSet();

            // A multi-pack-index may stand for all of them.
            _areWhole &= files.Where(file => file.EndsWith(".pack")).All(file => files.Contains(Path.ChangeExtension(file, ".idx")));
            return [.. files.Where(file => file.EndsWith(".idx"))];
        }
        catch (DirectoryNotFoundException)
        {
            _areWhole &= Directory.Exists(folder);
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _areWhole = false;
            return [];
        }
    }
}
