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
internal sealed class CredentialBinder(IReadOnlyList<FragmentScan> folder, IReadOnlyList<Venue> venues)
{
    private readonly VenueChoice _choice = new(folder, venues);

    /// <summary>The sets of the folder.</summary>
    public IReadOnlyList<BoundSet> Bind()
    {
        var candidates = folder.SelectMany(scan => scan.Credentials).ToList();
        var telling = candidates.FindAll(c => !c.Weak);
        var sets = new List<BoundSet>();
        foreach (var venue in telling.SelectMany(_choice.Read).GroupBy(r => r.Option.Venue))
        {
            sets.AddRange(BindVenue(venue.Key, [.. PartOrder.Tell(venue)]));
        }

        var bound = sets.SelectMany(s => s.Readings).Select(r => r.Candidate).ToHashSet();
        sets.AddRange(ShapePairs.Bind(telling.FindAll(c => !bound.Contains(c))));
        new Passphrases(_choice, candidates.FindAll(c => c.Weak)).AddTo(sets);
        return sets;
    }

    private static IEnumerable<BoundSet> BindVenue(Venue venue, List<Reading> readings)
    {
        var used = new HashSet<CredentialCandidate>();
        foreach (var (secret, key) in KeyPairs.Of(readings))
        {
            if (!used.Contains(secret.Candidate) && !used.Contains(key.Candidate))
            {
                used.Add(secret.Candidate);
                used.Add(key.Candidate);
                yield return new BoundSet(venue) { Readings = { key, secret } };
            }
        }

        foreach (var alone in readings.Where(r => !used.Contains(r.Candidate) && (r.Proof is not null || LonePart.IsEnough(r))))
        {
            yield return new BoundSet(venue) { Readings = { alone } };
        }
    }
}
