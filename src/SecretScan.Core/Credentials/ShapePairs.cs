using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Binds what no word gives a venue: two shapes side by side with telling names leave little doubt.</summary>
internal static class ShapePairs
{
    /// <summary>The pairs among values that belong to no set yet.</summary>
    public static IEnumerable<BoundSet> Bind(IReadOnlyList<CredentialCandidate> candidates)
    {
        var keys = ReadingsOf(candidates, Part.Key).GroupBy(r => r.Option.Venue).ToDictionary(v => v.Key, v => new Neighbours([.. v]));
        var used = new HashSet<CredentialCandidate>();
        foreach (var secret in ReadingsOf(candidates, Part.Secret))
        {
            if (!used.Contains(secret.Candidate) && keys.TryGetValue(secret.Option.Venue, out var neighbours)
                && neighbours.Of([secret]).Where(key => IsBeside(key, secret) && !used.Contains(key.Candidate))
                    .MaxBy(secret.Affinity) is { } key)
            {
                used.Add(secret.Candidate);
                used.Add(key.Candidate);
                yield return new BoundSet(secret.Option.Venue) { Readings = { key, secret }, IsByPair = true };
            }
        }
    }

    private static IEnumerable<Reading> ReadingsOf(IReadOnlyList<CredentialCandidate> candidates, Part part) =>
        from candidate in candidates
        from option in candidate.Options
        where option.Venue.PairLines > 0 && option.Part.Part == part && option.Fit >= NameFit.Weak
        select new Reading(candidate, option, Nearness.None);

    private static bool IsBeside(Reading key, Reading secret) =>
        key.Candidate != secret.Candidate && key.Candidate.Fragment == secret.Candidate.Fragment
        && Math.Abs(key.Candidate.Location.StartLine - secret.Candidate.Location.StartLine) <= secret.Option.Venue.PairLines;
}
