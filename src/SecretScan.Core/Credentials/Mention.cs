using SecretScan.Rules;

namespace SecretScan.Credentials;

/// <summary>A word of a venue somewhere in the text.</summary>
internal readonly record struct Mention(Venue Venue, int Start, int Length);
