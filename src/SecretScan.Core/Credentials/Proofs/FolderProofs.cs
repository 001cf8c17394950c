using System.Security.Cryptography;
using System.Text;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Proves candidates of one folder by what else stands in it: requests that were signed with them.</summary>
internal sealed class FolderProofs
{
    private const int MostTrials = 600;
    private const int MostSecrets = 8;
    private const int MostPassphrases = 8;

    private readonly Dictionary<CredentialCandidate, Proof> _proofs = [];
    private readonly List<CredentialCandidate> _candidates;
    private int _trials;

    public FolderProofs(IReadOnlyList<FragmentScan> folder)
    {
        _candidates = [.. folder.SelectMany(scan => scan.Credentials)];
        foreach (var request in folder.SelectMany(scan => scan.Requests))
        {
            Prove(request);
        }
    }

    /// <summary>What was proved of a candidate, or null.</summary>
    public Proof? Of(CredentialCandidate candidate) => _proofs.GetValueOrDefault(candidate);

    private void Prove(SignedRequest request)
    {
        var secrets = Alike(request, Part.Secret, MostSecrets);
        if (secrets.Count == 0)
        {
            return;
        }

        var messages = new SignedMessages(request);
        var passphrases = messages.NeedsPassphrase ? Alike(request, Part.Passphrase, MostPassphrases) : [[]];
        foreach (var secret in secrets.Where(s => messages.NeedsPassphrase || !_proofs.ContainsKey(s[0])))
        {
            foreach (var passphrase in passphrases)
            {
                if (IsSigned(request, secret[0].Secret, messages.Of(passphrase is [var first, ..] ? Latin1(first) : "")))
                {
                    Add(request, secret, passphrase);
                    return;
                }
            }
        }
    }

    private bool IsSigned(SignedRequest request, Secret secret, IEnumerable<byte[]> messages)
    {
        var key = WrittenBytes.Read(secret.RevealBytes(), request.Signature.Secret);
        if (key is null)
        {
            return false;
        }

        foreach (var message in messages)
        {
            if (++_trials > MostTrials)
            {
                return false;
            }

            if (Hmac(request.Signature.Hash, key, message).AsSpan().SequenceEqual(request.Value))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(SignedRequest request, List<CredentialCandidate> secrets, List<CredentialCandidate> passphrases)
    {
        var keys = request.Key is { } key
            ? _candidates.FindAll(c => !c.Weak && Option(c, request.Venue, Part.Key) is not null && Latin1(c) == key)
            : [];
        Add(request, Part.Secret, secrets, [.. keys, .. passphrases], "this secret");
        Add(request, Part.Passphrase, passphrases, secrets, "this passphrase and its secret");
        Add(request, Part.Key, keys, secrets, "the secret of this key");
    }

    private void Add(
        SignedRequest request, Part part, List<CredentialCandidate> candidates, List<CredentialCandidate> partners, string matched)
    {
        foreach (var candidate in candidates)
        {
            if (!_proofs.TryGetValue(candidate, out var proof) && Option(candidate, request.Venue, part) is { } option)
            {
                _proofs[candidate] = proof = new Proof(option, $"HMAC in {PlaceFrom(request, candidate)} matches {matched}");
            }

            proof?.Partners.UnionWith(partners);
        }
    }

    private static string PlaceFrom(SignedRequest request, CredentialCandidate candidate) =>
        request.Fragment == candidate.Fragment || request.Fragment.Origin.Path is not { } path
            ? request.Place
            : $"{request.Place} of {path[(path.LastIndexOf('/') + 1)..]}";

    // The candidates for a part, those of one value together, the likely ones first.
    private List<List<CredentialCandidate>> Alike(SignedRequest request, Part part, int limit) =>
        [.. _candidates
            .Where(c => Option(c, request.Venue, part) is not null)
            .GroupBy(c => c.Secret)
            .OrderByDescending(g => g.Any(c => c.Fragment == request.Fragment))
            .ThenByDescending(g => g.Max(c => Option(c, request.Venue, part)!.Value.Fit))
            .Take(limit)
            .Select(g => g.ToList())];

    private static VenueOption? Option(CredentialCandidate candidate, Venue venue, Part part)
    {
        VenueOption? best = null;
        foreach (var option in candidate.Options)
        {
            if (option.Venue == venue && option.Part.Part == part && (best is null || option.Fit > best.Value.Fit))
            {
                best = option;
            }
        }

        return best;
    }

    private static string Latin1(CredentialCandidate candidate) => Encoding.Latin1.GetString(candidate.Secret.RevealBytes());

    private static byte[] Hmac(SignatureHash hash, byte[] key, byte[] message) => hash switch
    {
        SignatureHash.Sha384 => HMACSHA384.HashData(key, message),
        SignatureHash.Sha512 => HMACSHA512.HashData(key, message),
        _ => HMACSHA256.HashData(key, message),
    };
}
