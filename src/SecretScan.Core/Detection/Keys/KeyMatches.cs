using SecretScan.Rules;

namespace SecretScan.Detection;

/// <summary>
/// Tells of the private keys of a folder which public key or certificate there is theirs. What fits proves that the key is in use, and
/// for what; what does not fit says nothing.
/// </summary>
/// <param name="folder">All that stands in the folder.</param>
internal sealed class KeyMatches(IReadOnlyList<FragmentScan> folder)
{
    // A tenth of a millisecond each.
    private const int MostPrivate = 128;
    private const int MostPublic = 256;

    private Dictionary<PublicHalf, (string Name, FragmentScan In)>? _public;
    private int _read;

    /// <summary>True for a private key whose public key may be derived.</summary>
    public static bool MayMatch(TokenCandidate token) => token is { Rule.Part: Part.PrivateKey, Severity: > Severity.Info };

    /// <summary>The tokens of a text, private keys with what they match.</summary>
    public IEnumerable<TokenCandidate> Told(FragmentScan scan) =>
        scan.HasPrivateKey && folder.Any(text => text.PublicKeys.Count > 0) ? scan.Tokens.Select(token => Told(token, scan)) : scan.Tokens;

    private TokenCandidate Told(TokenCandidate token, FragmentScan scan)
    {
        if (!MayMatch(token) || _read++ >= MostPrivate || PrivateHalf.PublicOf(token.Secret.RevealBytes()) is not { } half
            || !(_public ??= Public()).TryGetValue(half, out var match))
        {
            return token;
        }

        var place = match.In != scan && match.In.Origin.Path is { } path ? $" in {path[(path.LastIndexOf('/') + 1)..]}"
            : match.Name == "public key" ? " beside it"
            : "";
        return token with { Proof = $"{token.Proof ?? "private key"}, matches the {match.Name}{place}" };
    }

    // Of a pair's certificate and its public key the certificate says more.
    private Dictionary<PublicHalf, (string Name, FragmentScan In)> Public()
    {
        var known = new Dictionary<PublicHalf, (string Name, FragmentScan In)>();
        var texts = folder.SelectMany(text => text.PublicKeys.Select(key => (Key: key, In: text)));
        foreach (var (key, text) in texts.Take(MostPublic))
        {
            if (key.Read() is var (half, name) && (!known.TryGetValue(half, out var other) || other.Name.Length < name.Length))
            {
                known[half] = (name, text);
            }
        }

        return known;
    }
}
