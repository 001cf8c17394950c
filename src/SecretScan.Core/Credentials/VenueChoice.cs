using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Chooses the venue that a value belongs to: the one named nearest, the path and the other files of the folder included.</summary>
internal sealed class VenueChoice
{
    private readonly HashSet<Venue> _siblings = [];
    private readonly Dictionary<FragmentScan, HashSet<Venue>> _paths = [];
    private readonly VenueSupport _support = new();
    private readonly FolderProofs _proofs;

    public VenueChoice(IReadOnlyList<FragmentScan> folder, IReadOnlyList<Venue> venues)
    {
        foreach (var scan in folder)
        {
            _paths[scan] = [.. venues.Where(v => scan.Origin.Path is { } path && VenueWord.IsInPath(path, v.Words))];
            _siblings.UnionWith(scan.Mentioned);
            _siblings.UnionWith(_paths[scan]);
            _support.Add(scan.Credentials);
        }

        _proofs = new FolderProofs(folder, _siblings);
    }

    /// <summary>
    /// All readings of the venue that is named nearest; none when no venue is named at all. Where several are named
    /// equally near, a file of imports say, the one whose other parts stand around is meant.
    /// </summary>
    public IEnumerable<Reading> Read(CredentialCandidate candidate)
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

    /// <summary>The value read as <paramref name="option"/>, whichever venue is named nearer.</summary>
    public Reading ReadAs(CredentialCandidate candidate, VenueOption option) =>
        new(candidate, option, Effective(option, candidate)) { Proof = _proofs.Of(candidate) };

    private Nearness Effective(VenueOption option, CredentialCandidate candidate)
    {
        if (option.Nearness > Nearness.Path)
        {
            return option.Nearness;
        }

        return _paths[candidate.Fragment].Contains(option.Venue) ? Nearness.Path
            : _siblings.Contains(option.Venue) ? Nearness.Sibling : Nearness.None;
    }
}
