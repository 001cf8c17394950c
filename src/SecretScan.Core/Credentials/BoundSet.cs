using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Values that were found to be one credential.</summary>
internal sealed class BoundSet(Venue venue)
{
    public Venue Venue { get; } = venue;

    public List<Reading> Readings { get; } = [];

    /// <summary>True when no word names the venue and the shapes of two parts together do.</summary>
    public bool IsByPair { get; init; }

    public bool Has(Part part) => Readings.Exists(r => r.Part == part);

    public bool HasSecret => Readings.Exists(r => r.IsSecret);

    /// <summary>The parts that are missing from the usable combination that is nearest to being complete.</summary>
    public IReadOnlyList<Part> Missing()
    {
        List<Part>? best = null;
        foreach (var parts in Venue.Sets)
        {
            var missing = parts.Where(p => !Has(p)).ToList();
            if (best is null || missing.Count < best.Count)
            {
                best = missing;
            }
        }

        return best ?? [];
    }
}
