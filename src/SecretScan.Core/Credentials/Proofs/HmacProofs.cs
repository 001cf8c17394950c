using System.Security.Cryptography;
using System.Text;
using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>Finds the secret that a request was signed with, by signing it again with every candidate.</summary>
internal sealed class HmacProofs(FolderProofs proofs)
{
    // An HMAC of a few hundred bytes takes a microsecond or two.
    private const int MostTrials = 600;
    private const int MostSecrets = 8;
    private const int MostPassphrases = 8;

    private int _trials;

    /// <summary>Proves the secrets, keys and passphrases of the requests.</summary>
    public void Prove(IEnumerable<SignedRequest> requests)
    {
        foreach (var request in requests.TakeWhile(_ => _trials < MostTrials))
        {
            Prove(request);
        }
    }

    /// <summary>The HMAC of a message.</summary>
    public static byte[] Hmac(SignatureHash hash, byte[] key, byte[] message) => hash switch
    {
        SignatureHash.Sha384 => HMACSHA384.HashData(key, message),
        SignatureHash.Sha512 => HMACSHA512.HashData(key, message),
        _ => HMACSHA256.HashData(key, message),
    };

    private void Prove(SignedRequest request)
    {
        var secrets = Alike(request, Part.Secret, MostSecrets);
        if (secrets.Count == 0)
        {
            return;
        }

        var messages = new SignedMessages(request);
        var passphrases = messages.NeedsPassphrase ? Alike(request, Part.Passphrase, MostPassphrases) : [[]];
        foreach (var secret in secrets.Where(s => messages.NeedsPassphrase || proofs.Of(s[0]) is null))
        {
            foreach (var passphrase in passphrases)
            {
                if (IsSigned(request, secret[0].Secret, messages.Of(passphrase is [var first, ..] ? Text(first) : "")))
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
            ? proofs.Candidates.FindAll(c => !c.Weak && Option(c, request.Venue, Part.Key) is not null && Text(c) == key)
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
            proofs.Add(
                candidate,
                Option(candidate, request.Venue, part)!.Value,
                $"HMAC in {PlaceFrom(request, candidate)} matches {matched}",
                partners);
        }
    }

    private static string PlaceFrom(SignedRequest request, CredentialCandidate candidate) =>
        request.Fragment == candidate.Fragment || request.Fragment.Origin.Path is not { } path
            ? request.Place
            : $"{request.Place} of {path[(path.LastIndexOf('/') + 1)..]}";

    // The candidates for a part, those of one value together, the likely ones first.
    private List<List<CredentialCandidate>> Alike(SignedRequest request, Part part, int limit) =>
        [.. proofs.Candidates
            .Where(c => Option(c, request.Venue, part) is not null)
            .GroupBy(c => c.Secret)
            .OrderByDescending(g => g.Any(c => c.Fragment == request.Fragment))
            .ThenByDescending(g => g.Max(c => Option(c, request.Venue, part)!.Value.Fit))
            .Take(limit)
            .Select(g => g.ToList())];

    private static VenueOption? Option(CredentialCandidate candidate, Venue venue, Part part) =>
        FolderProofs.Option(candidate, venue, p => p == part);

    private static string Text(CredentialCandidate candidate) => Encoding.Latin1.GetString(candidate.Secret.RevealBytes());
}
