using System.Collections.Immutable;

namespace SecretScan.Suppression;

/// <summary>A secret that is known and accepted for a reason.</summary>
public sealed record BaselineEntry
{
    /// <summary>Its identity by content.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>The rule that found it; for people.</summary>
    public required string RuleId { get; init; }

    /// <summary>Lower-case id of the vendor or venue; for people.</summary>
    public required string Provider { get; init; }

    /// <summary>Where it was when the entry was written; for people: a moved or renamed file changes nothing.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>How many copies are accepted, at least 1. Versions of one file are one copy.</summary>
    public required int Occurrences { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The last day on which it is accepted, or null.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>The day on which it was accepted.</summary>
    public required DateOnly AddedAt { get; init; }

    /// <summary>True when it reports again on <paramref name="today"/>.</summary>
    public bool IsExpired(DateOnly today) => Expires < today;
}
