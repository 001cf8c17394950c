using SecretScan.Detection;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>
/// Proves key pairs by their equation. The equation holds for key pairs of anybody, hence it is asked only for venues
/// that are named in the folder.
/// </summary>
internal sealed class PairProofs(FolderProofs proofs)
{
    // One public key takes a tenth of a millisecond.
    private const int MostTrials = 32;

    private int _trials;

    /// <summary>Proves the pairs of the venues in <paramref name="named"/>.</summary>
    public void Prove(IReadOnlySet<Venue> named)
    {
        foreach (var venue in named.Where(v => v.Pair == KeyEquation.Ed25519))
        {
            foreach (var value in proofs.Candidates.GroupBy(c => c.Secret))
            {
                if (Secret(value.First(), venue) is not null && _trials < MostTrials)
                {
                    Prove(venue, [.. value]);
                }
            }
        }
    }

    private void Prove(Venue venue, List<CredentialCandidate> secrets)
    {
        var bytes = WrittenBytes.Read(secrets[0].Secret.RevealBytes(), BytesForm.Base64);
        if (bytes?.Length == Ed25519Pair.Length)
        {
            _trials++;
            if (Ed25519Pair.Holds(bytes))
            {
                Add(secrets, venue, "Ed25519 pair holds: the second half is the public key of the first", []);
            }
        }
        else if (bytes?.Length == Ed25519Pair.HalfLength && proofs.Candidates.Exists(c => IsOtherKey(c, secrets[0], venue)))
        {
            _trials++;
            var publicKey = Ed25519Pair.PublicKey(bytes);
            var keys = proofs.Candidates.FindAll(c => IsOtherKey(c, secrets[0], venue)
                && WrittenBytes.Read(c.Secret.RevealBytes(), BytesForm.Base64).AsSpan().SequenceEqual(publicKey));
            if (keys.Count > 0)
            {
                Add(secrets, venue, "Ed25519 pair holds: the API key is the public key of this secret", keys);
                foreach (var key in keys)
                {
                    proofs.Add(key, Key(key, venue)!.Value, "Ed25519 pair holds: this is the public key of the secret", secrets);
                }
            }
        }
    }

    private void Add(List<CredentialCandidate> secrets, Venue venue, string text, List<CredentialCandidate> partners)
    {
        foreach (var secret in secrets)
        {
            if (Secret(secret, venue) is { } option)
            {
                proofs.Add(secret, option, text, partners);
            }
        }
    }

    private static bool IsOtherKey(CredentialCandidate candidate, CredentialCandidate secret, Venue venue) =>
        Key(candidate, venue) is not null && !candidate.Secret.Equals(secret.Secret);

    private static VenueOption? Key(CredentialCandidate candidate, Venue venue) =>
        FolderProofs.Option(candidate, venue, part => part == Part.Key);

    private static VenueOption? Secret(CredentialCandidate candidate, Venue venue) =>
        FolderProofs.Option(candidate, venue, part => part is Part.Secret or Part.PrivateKey);
}
