using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>A word of a venue somewhere in the text.</summary>
internal sealed record Mention(Venue Venue, int Start, int Length);
