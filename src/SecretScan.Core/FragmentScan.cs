using SecretScan.Credentials;
using SecretScan.Detection;
using SecretScan.Rules;
using SecretScan.Suppression;

namespace SecretScan;

/// <summary>
/// What one fragment holds, independent of its path and its neighbours: tokens that speak for themselves, values that
/// may be parts of credentials, and the venues it names. The bytes themselves are not kept.
/// </summary>
internal sealed class FragmentScan(Origin origin)
{
    /// <summary>The scan of every text that holds nothing.</summary>
    public static FragmentScan Nothing { get; } = new(new Origin { Kind = OriginKind.Stdin });

    /// <summary>Where the bytes came from.</summary>
    public Origin Origin { get; } = origin;

    public List<TokenCandidate> Tokens { get; } = [];

    public List<CredentialCandidate> Credentials { get; } = [];

    /// <summary>The signed requests that stand in it: they prove which secret they were signed with.</summary>
    public List<SignedRequest> Requests { get; } = [];

    public HashSet<Venue> Mentioned { get; } = [];

    public IReadOnlyList<InlineMarker> Markers { get; set; } = [];

    /// <summary>True when there is nothing in it for anybody.</summary>
    public bool IsEmpty => Tokens.Count == 0 && Credentials.Count == 0 && Mentioned.Count == 0;

    /// <summary>
    /// Adds a token. Of two that overlap the more specific one stays: a vendor's rule over the generic ones, then the
    /// more sure and the more severe one, and among equals the first by id, so that the order of keywords plays no part.
    /// </summary>
    public void AddToken(TokenCandidate token)
    {
        for (var i = Tokens.Count - 1; i >= 0; i--)
        {
            var other = Tokens[i];
            if (other.Span.Start < token.Span.End && token.Span.Start < other.Span.End)
            {
                if (Rank(other).CompareTo(Rank(token)) is var order && (order > 0
                    || (order == 0 && string.CompareOrdinal(other.Rule.Id, token.Rule.Id) <= 0)))
                {
                    return;
                }

                Tokens.RemoveAt(i);
            }
        }

        Tokens.Add(token);
    }

    private static (bool IsSpecific, Confidence Confidence, Severity Severity) Rank(TokenCandidate token) =>
        (token.Rule.Provider != "generic", token.Confidence, token.Severity);
}
