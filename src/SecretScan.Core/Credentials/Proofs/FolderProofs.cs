using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>What was proved of the candidates of one folder by everything else that stands in it.</summary>
internal sealed class FolderProofs
{
    private readonly Dictionary<CredentialCandidate, Proof> _proofs = [];

    /// <summary>Proves what can be proved.</summary>
    /// <param name="folder">The texts.</param>
    /// <param name="named">The venues that are named somewhere in the folder.</param>
    public FolderProofs(IReadOnlyList<FragmentScan> folder, IReadOnlySet<Venue> named)
    {
        Candidates = [.. folder.SelectMany(scan => scan.Credentials)];
        if (Candidates.Count > 0)
        {
            new HmacProofs(this).Prove(folder.SelectMany(scan => scan.Requests));
            new PairProofs(this).Prove(named);
        }
    }

    /// <summary>All candidates of the folder.</summary>
    public List<CredentialCandidate> Candidates { get; }

    /// <summary>What was proved of a candidate, or null.</summary>
    public Proof? Of(CredentialCandidate candidate) => _proofs.GetValueOrDefault(candidate);

    /// <summary>The likeliest reading of a candidate as a part of a venue's credential, or null.</summary>
    public static VenueOption? Option(CredentialCandidate candidate, Venue venue, Func<Part, bool> isPart)
    {
        VenueOption? best = null;
        foreach (var option in candidate.Options)
        {
            if (option.Venue == venue && isPart(option.Part.Part) && (best is null || option.Fit > best.Value.Fit))
            {
                best = option;
            }
        }

        return best;
    }

    /// <summary>Takes in what was proved of <paramref name="candidate"/>: the first proof is told, partners of all count.</summary>
    public void Add(CredentialCandidate candidate, VenueOption option, string text, IEnumerable<CredentialCandidate> partners)
    {
        if (!_proofs.TryGetValue(candidate, out var proof))
        {
            _proofs[candidate] = proof = new Proof(option, text);
        }

        proof.Partners.UnionWith(partners);
    }
}
