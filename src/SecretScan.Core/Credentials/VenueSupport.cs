using System.Numerics;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>
/// How many parts of a venue's credential the values around one could be. A UUID may be a key of five venues; beside 32
/// upper-case hex digits and a passphrase it is OKX's.
/// </summary>
internal sealed class VenueSupport
{
    // Outside of any call or object what stands within a few lines is looked at: buckets of lines, and their neighbours.
    private const int BucketLines = 8;

    private readonly Dictionary<(FragmentScan Fragment, int Frame, int Bucket, Venue Venue), uint> _parts = [];

    /// <summary>Takes in what the values may be.</summary>
    public void Add(IEnumerable<CredentialCandidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            foreach (var option in candidate.Options)
            {
                var key = (candidate.Fragment, candidate.Frames[0], Bucket(candidate), option.Venue);
                _parts[key] = _parts.GetValueOrDefault(key) | (1u << (int)option.Part.Part);
            }
        }
    }

    /// <summary>The number of different parts of <paramref name="venue"/> in the candidate's own call or object, or within a few lines.</summary>
    public int Of(CredentialCandidate candidate, Venue venue)
    {
        var parts = 0u;
        for (var bucket = Bucket(candidate) - 1; bucket <= Bucket(candidate) + 1; bucket++)
        {
            parts |= _parts.GetValueOrDefault((candidate.Fragment, candidate.Frames[0], bucket, venue));
        }

        return BitOperations.PopCount(parts);
    }

    private static int Bucket(CredentialCandidate candidate) =>
        candidate.Frames[0] == 0 ? candidate.Location.StartLine / BucketLines : 0;
}
