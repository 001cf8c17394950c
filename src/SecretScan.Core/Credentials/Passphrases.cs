using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>
/// Gives passphrases to the sets that they belong to. People choose them, hence only a key or a secret beside a value
/// says that it is one.
/// </summary>
internal sealed class Passphrases(VenueChoice choice, IReadOnlyList<CredentialCandidate> candidates)
{
    // A passphrase belongs to a key that stands in the same object, shares its name, or is this close.
    private const int MostLines = 25;

    // Of the passphrases in other files so many are tried for one set, those with the most telling names first.
    private const int MostFromAfar = 32;

    private readonly HashSet<CredentialCandidate> _used = [];

    /// <summary>Adds what belongs to each set: first from its own files, then from the others of the folder.</summary>
    public void AddTo(IReadOnlyList<BoundSet> sets)
    {
        var venues = sets.Select(s => s.Venue).ToHashSet();
        var taken = sets.SelectMany(s => s.Readings).Select(r => (r.Candidate.Fragment, r.Candidate.Span)).ToHashSet();
        var free =
            from candidate in candidates
            where !taken.Contains((candidate.Fragment, candidate.Span))
            from option in candidate.Options
            where venues.Contains(option.Venue)
            select choice.ReadAs(candidate, option);
        var readings = free.ToLookup(r => r.Option.Venue);
        AddFromBeside(sets, venues.ToDictionary(v => v, v => new Neighbours([.. readings[v]])));
        AddFromAfar(sets, venues.ToDictionary(v => v, v => FromAfar(readings[v])));
    }

    private void AddFromBeside(IReadOnlyList<BoundSet> sets, Dictionary<Venue, Neighbours> neighbours)
    {
        var pairs =
            from set in sets
            from reading in neighbours[set.Venue].Of(set.Readings)
            let affinity = set.Readings.Max(r => Affinity(r, reading))
            where affinity > 0 && Suits(set, reading)
            orderby affinity descending, reading.Option.Fit descending
            select (Set: set, Reading: reading);
        foreach (var (set, reading) in pairs.ToList())
        {
            if (!set.Has(reading.Part) && _used.Add(reading.Candidate))
            {
                set.Readings.Add(reading);
            }
        }
    }

    // In another file the name itself must say whose passphrase it is.
    private List<Reading> FromAfar(IEnumerable<Reading> readings) =>
    [
        .. readings.Where(r => !_used.Contains(r.Candidate) && r.Option.Fit != NameFit.Positional
            && (r.Option.Nearness >= Nearness.Section || r.Option.Fit == NameFit.Strong)).OrderByDescending(r => r.Option.Fit),
    ];

    private void AddFromAfar(IReadOnlyList<BoundSet> sets, Dictionary<Venue, List<Reading>> fromAfar)
    {
        foreach (var set in sets)
        {
            var left = fromAfar[set.Venue];
            foreach (var reading in left.Take(MostFromAfar).ToList())
            {
                var isElsewhere = !set.Readings.Exists(r => r.Candidate.Fragment == reading.Candidate.Fragment);
                if (isElsewhere && Suits(set, reading) && !set.Has(reading.Part))
                {
                    left.Remove(reading);
                    if (_used.Add(reading.Candidate))
                    {
                        set.Readings.Add(reading);
                    }
                }
            }
        }
    }

    private static bool Suits(BoundSet set, Reading reading) =>
        reading.Proof is not null || (IsSameStyle(set, reading.Candidate) && IsBelievable(set, reading.Candidate));

    // "Banana123" beside a real key and secret is what somebody chose; beside one of them it may be an example.
    private static bool IsBelievable(BoundSet set, CredentialCandidate candidate) =>
        (set.HasSecret && set.Has(Part.Key)) || !Placeholder.Is(candidate.Secret.RevealBytes());

    private static int Affinity(Reading part, Reading passphrase)
    {
        if (part.IsProvedWith(passphrase))
        {
            return Reading.Proved;
        }

        var (a, b) = (part.Candidate, passphrase.Candidate);
        if (passphrase.Option.Fit == NameFit.Positional)
        {
            var follows = part.IsSecret && a.Fragment == b.Fragment && a.Frames[0] == b.Frames[0] && b.Argument == a.Argument + 1;
            return follows && (a.Frames[0] > 0 || a.Location.StartLine == b.Location.StartLine) ? 100 : 0;
        }

        if (a.Fragment != b.Fragment)
        {
            return 0;
        }

        var lines = Math.Abs(a.Location.StartLine - b.Location.StartLine);
        var affinity = part.Affinity(passphrase);
        return lines <= MostLines || affinity >= 60 ? affinity : 0;
    }

    // In code, keys are quoted and a bare word is a variable; in data files all parts are written alike.
    private static bool IsSameStyle(BoundSet set, CredentialCandidate candidate)
    {
        if (candidate.Quoted)
        {
            return true;
        }

        var beside = set.Readings.Where(r => r.Candidate.Fragment == candidate.Fragment).ToList();
        return beside.Exists(r => !r.Candidate.Quoted)
            || (beside.Count == 0 && IsDataFile(candidate.Fragment.Origin.Path))
            || (IsDataFile(candidate.Fragment.Origin.Path) && candidate.Secret.RevealBytes().IndexOfAnyInRange((byte)'0', (byte)'9') >= 0);
    }

    private static bool IsDataFile(string? path)
    {
        var name = path?[(path.LastIndexOf('/') + 1)..] ?? "";
        return name.StartsWith(".env", StringComparison.Ordinal)
            || Path.GetExtension(name) is ".env" or ".yml" or ".yaml" or ".ini" or ".cfg" or ".conf" or ".toml" or ".properties" or ".sh" or ".txt";
    }
}
