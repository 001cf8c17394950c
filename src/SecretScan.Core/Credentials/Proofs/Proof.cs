namespace SecretScan.Credentials;

/// <summary>What was computed and came out right: the value is this part of that venue's credential beyond doubt.</summary>
/// <param name="Option">What the value is.</param>
/// <param name="Text">What was proved, for people.</param>
internal sealed record Proof(VenueOption Option, string Text)
{
    /// <summary>The values that were proved to belong to the same credential.</summary>
    public HashSet<CredentialCandidate> Partners { get; } = [];
}
