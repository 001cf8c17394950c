using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>
/// Puts the candidates of one folder together: names the venue of each, tells parts that look alike by their order,
/// and binds key, secret and passphrase that belong to one account.
/// </summary>
/// <remarks>
/// Nothing here knows a venue; what a venue looks like stands in its rule file. The thresholds were chosen on
/// <c>tests/corpus/exchanges</c> and on public SDKs.
/// </remarks>
internal sealed class CredentialBinder
{
    // A passphrase belongs to a key that stands in the same object, shares its name, or is this close.
    private const int PassphraseLines = 25;

    private readonly IReadOnlyList<FragmentScan> _folder;
    private readonly HashSet<Venue> _siblings = [];
    private readonly Dictionary<FragmentScan, HashSet<Venue>> _paths = [];
    private readonly VenueSupport _support = new();
    private readonly FolderProofs _proofs;

    public CredentialBinder(IReadOnlyList<FragmentScan> folder, IReadOnlyList<Venue> venues)
    {
        _folder = folder;
        foreach (var scan in folder)
        {
            _paths[scan] = [.. venues.Where(v => scan.Origin.Path is { } path && VenueWord.IsInPath(path, v.Words))];
            _siblings.UnionWith(scan.Mentioned);
            _siblings.UnionWith(_paths[scan]);
            _support.Add(scan.Credentials);
        }

        _proofs = new FolderProofs(folder, _siblings);
    }

    /// <summary>The sets of the folder.</summary>
    public IReadOnlyList<BoundSet> Bind()
    {
        var sets = new List<BoundSet>();
        var candidates = _folder.SelectMany(scan => scan.Credentials).ToList();
        var readings = candidates.Where(c => !c.Weak).SelectMany(ReadVenue).ToList();
        foreach (var venue in readings.Select(r => r.Option.Venue).Distinct().ToList())
        {
            var own = Disambiguate(readings.Where(r => r.Option.Venue == venue)).Where(IsTold).ToList();
            sets.AddRange(BindVenue(venue, own));
        }

        sets.AddRange(BindPairs([.. candidates.Where(c => !c.Weak && !sets.Exists(s => s.Readings.Exists(r => r.Candidate == c)))]));
        BindPassphrases(sets, [.. candidates.Where(c => c.Weak)]);
        return sets;
    }

    // All readings of the venue that is named nearest; none when no venue is named at all. Where several are named
    // equally near, a file of imports say, the one whose other parts stand around is meant.
    private IEnumerable<Reading> ReadVenue(CredentialCandidate candidate)
    {
        if (_proofs.Of(candidate) is { } proof)
        {
            return [new Reading(candidate, proof.Option, Effective(proof.Option, candidate)) { Proof = proof }];
        }

        var best = candidate.Options
            .Select(o => new Reading(candidate, o, Effective(o, candidate)))
            .Where(r => r.Nearness > Nearness.None)
            .OrderByDescending(r => r.Nearness)
            .ThenBy(r => r.Option.Level)
            .ThenByDescending(r => _support.Of(candidate, r.Option.Venue))
            .ThenByDescending(r => r.Option.FitLength)
            .ThenBy(r => r.Option.Distance)
            .ToList();
        return best.Where(r => r.Option.Venue == best[0].Option.Venue);
    }

    private Nearness Effective(VenueOption option, CredentialCandidate candidate)
    {
        if (option.Nearness > Nearness.Path)
        {
            return option.Nearness;
        }

        return _paths[candidate.Fragment].Contains(option.Venue) ? Nearness.Path
            : _siblings.Contains(option.Venue) ? Nearness.Sibling : Nearness.None;
    }

    // Key and secret of some venues look alike: by name, or else by their order in the call.
    private static IEnumerable<Reading> Disambiguate(IEnumerable<Reading> readings)
    {
        foreach (var call in readings.GroupBy(r => (r.Candidate.Fragment, r.Candidate.Frames[0], Line: LineOf(r.Candidate))))
        {
            var taken = new HashSet<Part>();
            var values = call.GroupBy(r => r.Candidate).OrderBy(v => v.Key.Argument).ThenBy(v => v.Key.Span.Start).ToList();
            foreach (var value in values)
            {
                // Alone in its call, the second argument is the secret.
                var first = values.Count == 1 ? Math.Min(value.Key.Argument, value.Count() - 1) : 0;
                var named = value.Where(r => r.Proof is not null || r.Option.Fit >= NameFit.Weak).OrderByDescending(r => r.Option.Fit).ToList();
                var chosen = named.Count > 0
                    ? named[0]
                    : value.Where(r => r.Option.Fit == NameFit.Positional && !taken.Contains(r.Part))
                        .OrderBy(r => r.Part).Skip(first).FirstOrDefault();
                if (chosen is not null)
                {
                    taken.Add(chosen.Part);
                    yield return chosen;
                }
            }
        }
    }

    // Outside of any call the values of one line belong together, and those of a file that is nothing but values.
    private static int LineOf(CredentialCandidate candidate) =>
        candidate.Frames[0] == 0 && !candidate.Bare ? candidate.Location.StartLine : 0;

    // A value without a telling name is a part only beside another one in the same call.
    private static bool IsTold(Reading reading) => reading.Proof is not null || reading.Option.Fit switch
    {
        NameFit.Strong => reading.Nearness > Nearness.None,
        NameFit.Weak => reading.Nearness > Nearness.None,
        NameFit.Positional => true,
        _ => false,
    };

    private static List<BoundSet> BindVenue(Venue venue, List<Reading> readings)
    {
        var keys = readings.Where(r => r.Part == Part.Key).ToList();
        var secrets = readings.Where(r => r.IsSecret).ToList();
        var isOnly = keys.Count == 1 && secrets.Count == 1;
        var pairs =
            from secret in secrets
            from key in keys
            where secret.Candidate != key.Candidate && !secret.Candidate.Secret.Equals(key.Candidate.Secret)
            let affinity = secret.Affinity(key)
            where IsNamedOrBeside(secret, key) && !IsRefuted(secret, key) && (affinity > 20 || (isOnly && affinity > -20))
            orderby affinity descending, Math.Abs(secret.Candidate.Span.Start - key.Candidate.Span.Start)
            select (Secret: secret, Key: key);
        var sets = new List<BoundSet>();
        var used = new HashSet<CredentialCandidate>();
        foreach (var (secret, key) in pairs.ToList())
        {
            if (!used.Contains(secret.Candidate) && !used.Contains(key.Candidate))
            {
                used.Add(secret.Candidate);
                used.Add(key.Candidate);
                sets.Add(new BoundSet(venue) { Readings = { key, secret } });
            }
        }

        foreach (var alone in readings.Where(r => !used.Contains(r.Candidate) && (r.Proof is not null || IsEnoughAlone(r))))
        {
            sets.Add(new BoundSet(venue) { Readings = { alone } });
        }

        return sets;
    }

    // Two halves of 32 bytes each whose equation does not hold are two public keys, or of two accounts.
    private static bool IsRefuted(Reading secret, Reading key) =>
        secret.Option.Venue.Pair == KeyEquation.Ed25519 && IsHalf(secret) && IsHalf(key)
        && secret.Proof?.Partners.Contains(key.Candidate) != true;

    private static bool IsHalf(Reading reading) =>
        WrittenBytes.Read(reading.Candidate.Secret.RevealBytes(), BytesForm.Base64)?.Length == Ed25519Pair.HalfLength;

    // A value without a name belongs to nothing but its own call; a private key needs no name.
    private static bool IsNamedOrBeside(Reading secret, Reading key) =>
        (IsNamed(secret) && IsNamed(key)) || (secret.Candidate.Fragment == key.Candidate.Fragment && IsNear(secret) && IsNear(key)
            && (IsOneCall(secret.Candidate, key.Candidate) || AreBareLines(secret.Candidate, key.Candidate)));

    // Without names, shapes that ask for their venue close by get at least the file.
    private static bool IsNear(Reading reading) =>
        IsNamed(reading) || reading.Candidate.Bare || reading.Option.Part.Needs == Nearness.None
        || reading.Nearness >= (reading.Option.Part.Needs == Nearness.Frame ? Nearness.Frame : Nearness.File);

    // A key file: the key on one line, the secret on the next.
    private static bool AreBareLines(CredentialCandidate a, CredentialCandidate b) =>
        a.Bare && b.Bare && Math.Abs(a.Location.StartLine - b.Location.StartLine) <= 2;

    private static bool IsOneCall(CredentialCandidate a, CredentialCandidate b) => a.Frames[0] == 0 || b.Frames[0] == 0
        ? a.Location.StartLine == b.Location.StartLine
        : a.Frames.Contains(b.Frames[0]) || b.Frames.Contains(a.Frames[0]);

    private static bool IsNamed(Reading reading) =>
        reading.Option.Fit >= NameFit.Weak || reading.Part == Part.PrivateKey || reading.Proof is not null;

    private static bool IsEnoughAlone(Reading reading) => reading.Nearness >= reading.Option.Part.Needs && reading.Option.Fit switch
    {
        NameFit.Strong => reading.Nearness >= (reading.IsSecret ? Nearness.Sibling : Nearness.Path) && IsOfVenue(reading),
        NameFit.Weak => reading.Nearness >= Nearness.Section && Name.SaysOnlyWhose(reading.Option.Stem, reading.Option.Venue.NameWords),
        NameFit.Positional => reading.Option.Called && reading.Candidate.Constructs,
        _ => false,
    };

    // Among the lines around a venue's name stand other secrets too: JWT_SECRET is none of the venue's.
    private static bool IsOfVenue(Reading reading) =>
        reading.Part == Part.PrivateKey || reading.Option.Part.Needs == Nearness.None || reading.Nearness >= Nearness.Frame
        || Name.SaysOnlyWhose(reading.Option.Stem, reading.Option.Venue.NameWords);

    // No word names the venue, yet two shapes side by side with telling names leave little doubt.
    private static IEnumerable<BoundSet> BindPairs(List<CredentialCandidate> candidates)
    {
        var used = new HashSet<CredentialCandidate>();
        foreach (var secret in candidates)
        {
            foreach (var option in secret.Options.Where(o => o.Venue.PairLines > 0 && o.Part.Part == Part.Secret && o.Fit >= NameFit.Weak))
            {
                var reading = new Reading(secret, option, Nearness.None);
                var key = candidates
                    .Where(c => c != secret && c.Fragment == secret.Fragment && !used.Contains(c) && !used.Contains(secret)
                        && Math.Abs(c.Location.StartLine - secret.Location.StartLine) <= option.Venue.PairLines)
                    .SelectMany(c => c.Options.Where(o => o.Venue == option.Venue && o.Part.Part == Part.Key && o.Fit >= NameFit.Weak)
                        .Select(o => new Reading(c, o, Nearness.None)))
                    .OrderByDescending(r => reading.Affinity(r))
                    .FirstOrDefault();
                if (key is not null)
                {
                    used.Add(secret);
                    used.Add(key.Candidate);
                    yield return new BoundSet(option.Venue) { Readings = { key, reading }, IsByPair = true };
                    break;
                }
            }
        }
    }

    private void BindPassphrases(List<BoundSet> sets, List<CredentialCandidate> weak)
    {
        var pairs =
            from set in sets
            from candidate in weak
            from option in candidate.Options
            where option.Venue == set.Venue
            let reading = new Reading(candidate, option, Effective(option, candidate)) { Proof = _proofs.Of(candidate) }
            where reading.Proof is not null || (IsSameStyle(set, candidate) && IsBelievable(set, candidate))
            let affinity = set.Readings.Max(r => Affinity(r, reading))
            where affinity > 0
            orderby affinity descending, reading.Option.Fit descending
            select (Set: set, Reading: reading);
        var used = new HashSet<CredentialCandidate>();
        var taken = sets.SelectMany(s => s.Readings).Select(r => (r.Candidate.Fragment, r.Candidate.Span)).ToHashSet();
        foreach (var (set, reading) in pairs.ToList())
        {
            if (!set.Has(reading.Part) && !taken.Contains((reading.Candidate.Fragment, reading.Candidate.Span)) && used.Add(reading.Candidate))
            {
                set.Readings.Add(reading);
            }
        }
    }

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
            // In another file the name itself must say whose passphrase it is.
            return passphrase.Option.Nearness >= Nearness.Section || passphrase.Option.Fit == NameFit.Strong ? 5 : 0;
        }

        var lines = Math.Abs(a.Location.StartLine - b.Location.StartLine);
        var affinity = part.Affinity(passphrase);
        return lines <= PassphraseLines || affinity >= 60 ? affinity : 0;
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
