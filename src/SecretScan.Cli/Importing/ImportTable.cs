using SecretScan.Reporting;

namespace SecretScan.Cli.Importing;

/// <summary>What became of everything that another scanner's files say, in one table and the reasons for what was not carried over.</summary>
internal sealed class ImportTable
{
    private const int MostShown = 20;

    private readonly List<(string File, string Kind)> _rows = [];
    private readonly Dictionary<(string File, string Kind), (int Carried, int Not)> _counts = [];
    private readonly List<(string File, string What, string Why)> _refused = [];

    /// <summary>How many were carried over.</summary>
    public int Carried => _counts.Values.Sum(count => count.Carried);

    /// <summary>How many were not.</summary>
    public int Not => _counts.Values.Sum(count => count.Not);

    /// <summary>Counts something that was carried over.</summary>
    public void Add(string file, string kind) => Count(file, kind, 1, 0);

    /// <summary>Counts something that was not, and says why.</summary>
    public void Refuse(string file, string kind, string what, string why)
    {
        Count(file, kind, 0, 1);
        _refused.Add((file, what, why));
    }

    /// <summary>The lines, for people.</summary>
    /// <param name="safe">Knows every value that was found.</param>
    /// <param name="all">True to list everything.</param>
    public IEnumerable<string> Lines(SafeText safe, bool all)
    {
        var width = _rows.Select(row => safe.Show(row.File).Length).DefaultIfEmpty(4).Max();
        yield return $"{"file".PadRight(width)}  {"what",-12}  {"carried over",12}  {"not",5}";
        foreach (var row in _rows)
        {
            yield return $"{safe.Show(row.File).PadRight(width)}  {row.Kind,-12}  {_counts[row].Carried,12:N0}  {_counts[row].Not,5:N0}";
        }

        foreach (var reason in _refused.GroupBy(refused => refused.Why))
        {
            yield return "";
            yield return $"not carried over ({reason.Count():N0}): {safe.Show(reason.Key)}";
            foreach (var (file, what, _) in reason.Take(all ? int.MaxValue : MostShown))
            {
                yield return $"  {safe.Show(file)}  {safe.Show(what, 200)}";
            }

            if (!all && reason.Count() > MostShown)
            {
                yield return $"  and {reason.Count() - MostShown:N0} more (-v shows them)";
            }
        }
    }

    private void Count(string file, string kind, int carried, int not)
    {
        if (!_counts.TryGetValue((file, kind), out var count))
        {
            _rows.Add((file, kind));
        }

        _counts[(file, kind)] = (count.Carried + carried, count.Not + not);
    }
}
