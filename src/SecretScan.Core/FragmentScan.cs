using SecretScan.Credentials;
using SecretScan.Decoding;
using SecretScan.Detection;
using SecretScan.History;
using SecretScan.Rules;
using SecretScan.Suppression;

namespace SecretScan;

/// <summary>
/// What one fragment holds, independent of its path and its neighbours: tokens that speak for themselves, values that
/// may be parts of credentials, and the venues it names. The bytes themselves are not kept.
/// </summary>
internal sealed class FragmentScan(Origin origin)
{
    private const int FramesOfText = 1 << 20;

    private int _frames = FramesOfText;

    /// <summary>The scan of every text that holds nothing.</summary>
    public static FragmentScan Nothing { get; } = new(new Origin { Kind = OriginKind.Stdin });

    /// <summary>Where the bytes came from.</summary>
    public Origin Origin { get; } = origin;

    /// <summary>What speaks for itself, in the order of places; no two overlap.</summary>
    public List<TokenCandidate> Tokens { get; } = [];

    public List<CredentialCandidate> Credentials { get; } = [];

    /// <summary>The signed requests that stand in it: they prove which secret they were signed with.</summary>
    public List<SignedRequest> Requests { get; } = [];

    public HashSet<Venue> Mentioned { get; } = [];

    /// <summary>Public keys and certificates: those beside a private key, and those of a file that holds nothing else.</summary>
    public List<PublicKeyText> PublicKeys { get; } = [];

    public IReadOnlyList<InlineMarker> Markers { get; set; } = [];

    /// <summary>The scans of the files within it, when it is an archive.</summary>
    public List<FragmentScan>? Members { get; set; }

    /// <summary>The scan, and those of the files within it.</summary>
    public IEnumerable<FragmentScan> Parts => [this, .. Members ?? []];

    /// <summary>Every value in it, those of the files within it aside.</summary>
    public IEnumerable<Secret> Secrets => Tokens.Select(token => token.Secret).Concat(Credentials.Select(candidate => candidate.Secret));

    /// <summary>Where a value stands first, or null when it does not.</summary>
    public Location? PlaceOf(Secret secret) => Tokens.Where(token => token.Secret.Equals(secret)).Select(token => (token.Span.Start, token.Location))
        .Concat(Credentials.Where(candidate => candidate.Secret.Equals(secret)).Select(candidate => (candidate.Span.Start, candidate.Location)))
        .OrderBy(place => place.Start).Select(place => (Location?)place.Location).FirstOrDefault();

    /// <summary>True when there is nothing in it for anybody.</summary>
    public bool IsEmpty => Members is null && Tokens.Count == 0 && Credentials.Count == 0 && Mentioned.Count == 0 && PublicKeys.Count == 0;

    /// <summary>True when what stands beside it may say more of it: parts of a credential, the public key of a private one.</summary>
    public bool AsksNeighbours => Credentials.Count > 0 || HasPrivateKey;

    /// <summary>True when there is a private key in it that no passphrase protects.</summary>
    public bool HasPrivateKey => Tokens.Exists(KeyMatches.MayMatch);

    /// <summary>The same at a place that is known later: a version of a file is scanned once and stands in many commits.</summary>
    public FragmentScan At(FileVersion version, Commit commit, OriginKind kind)
    {
        var placed = new FragmentScan(Origin with { Kind = kind, Path = version.Path, Blob = version.Blob, Commit = commit })
        {
            Markers = Markers,
            Members = Members?.ConvertAll(member => member.At(version, commit, kind)),
        };
        placed.Tokens.AddRange(Tokens);
        placed.Credentials.AddRange(Credentials.Select(candidate => candidate with { Fragment = placed }));
        placed.Requests.AddRange(Requests.Select(request => request with { Fragment = placed }));
        placed.Mentioned.UnionWith(Mentioned);
        placed.PublicKeys.AddRange(PublicKeys);
        return placed;
    }

    /// <summary>
    /// Adds a token. Of two that overlap the more specific one stays: a vendor's rule over the generic ones, then
    /// what was decoded over what it was decoded from, then the more sure one, the one whose vendor is named nearest, the more severe one, and among equals the first by id, so that the order of keywords plays no part.
    /// </summary>
    public void AddToken(TokenCandidate token)
    {
        var first = TokenBehind(token.Span.Start);
        var behind = first;
        for (; behind < Tokens.Count && Tokens[behind].Span.Start < token.Span.End; behind++)
        {
            var other = Tokens[behind];
            if (Compare(other, token) is var order && (order > 0
                || (order == 0 && string.CompareOrdinal(other.Rule.Id, token.Rule.Id) <= 0)))
            {
                return;
            }
        }

        Tokens.RemoveRange(first, behind - first);
        Tokens.Insert(first, token);
    }

    /// <summary>The index of the first token that ends behind <paramref name="position"/>.</summary>
    public int TokenBehind(int position)
    {
        var (low, high) = (0, Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].Span.End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Forgets what its members hold too: what an archive stores uncompressed is found in its bytes as well.</summary>
    public void LeaveTo(List<FragmentScan> members)
    {
        var values = members.SelectMany(member => member.Secrets).ToHashSet();
        Tokens.RemoveAll(token => values.Contains(token.Secret));
        Credentials.RemoveAll(candidate => values.Contains(candidate.Secret));
    }

    /// <summary>Takes over what was found in a decoded text, with the places that it has in <paramref name="text"/>.</summary>
    public void Take(FragmentScan decoded, DecodedText view, ReadOnlySpan<byte> text)
    {
        var lines = new LineIndex();
        foreach (var token in decoded.Tokens)
        {
            var span = view.Outermost(token.Span);
            var around = view.Holds(token.Span) ? token.Span : view.Around(token.Span);
            if (view.Holds(around) && (around == token.Span || !HasTokenIn(span)))
            {
                AddToken(token with { Span = span, Location = lines.Of(text, span), DecodedFrom = view.FormsOf(around) });
            }
        }

        foreach (var candidate in decoded.Credentials)
        {
            if (view.Holds(candidate.Span))
            {
                // The encoded text may have passed for a passphrase.
                var span = view.Outermost(candidate.Span);
                Credentials.RemoveAll(plain => plain.DecodedFrom.IsEmpty && plain.Span.Start < span.End && span.Start < plain.Span.End);
                Credentials.Add(candidate with
                {
                    Fragment = this,
                    Span = span,
                    Location = lines.Of(text, span),
                    Frames = [.. candidate.Frames.Select(frame => frame == 0 ? 0 : frame + _frames)],
                    DecodedFrom = view.FormsOf(candidate.Span),
                });
            }
        }

        // The brackets of the decoded text are others than those of the text around.
        _frames += FramesOfText;
        Mentioned.UnionWith(decoded.Mentioned);
        PublicKeys.AddRange(decoded.PublicKeys);
    }

    private bool HasTokenIn(Span span) => TokenBehind(span.Start) is var first && first < Tokens.Count && Tokens[first].Span.Start < span.End;

    // The form of a value tells whose it is; the place where it stands tells what it opens, a name that it is secret.
    // What a name says of an encoded value it says better of the decoded one.
    private static int Specificity(TokenCandidate token) =>
        token.Rule.Provider switch { "generic" => token.DecodedFrom.IsEmpty ? 0 : 1, "jwt" => 2, _ => token.IsPlaced ? 2 : 3 };

    // Several vendors write sk_live_ or 32 hexadecimal digits: the one that is named nearest is meant.
    private static int Compare(TokenCandidate one, TokenCandidate other) =>
        Specificity(one).CompareTo(Specificity(other)) is not 0 and var specificity ? specificity
        : one.Confidence.CompareTo(other.Confidence) is not 0 and var confidence ? confidence
        : one.Rule.Provider != other.Rule.Provider && other.VendorDistance.CompareTo(one.VendorDistance) is not 0 and var nearness ? nearness
        : one.Severity.CompareTo(other.Severity);
}
