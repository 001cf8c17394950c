namespace SecretScan;

/// <summary>A finding that somebody said no to.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="By">What said no.</param>
/// <param name="Reason">The reason given, or null.</param>
/// <param name="Owner">Who answers for it, or null.</param>
/// <param name="Expires">When it reports again, or null.</param>
public sealed record SuppressedFinding(
    Finding Finding, SuppressedBy By, string? Reason, string? Owner = null, DateOnly? Expires = null);
