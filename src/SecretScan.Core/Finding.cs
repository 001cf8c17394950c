using System.Collections.Immutable;
using SecretScan.History;
using SecretScan.Rules;

namespace SecretScan;

/// <summary>One secret at one place.</summary>
public sealed record Finding
{
    /// <summary>The rule that found it.</summary>
    public required Rule Rule { get; init; }

    /// <summary>How bad it is here, with the set and its surroundings taken into account.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure it is here.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The value.</summary>
    public required Secret Secret { get; init; }

    /// <summary>Where the bytes came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Where in the text.</summary>
    public required Location Location { get; init; }

    /// <summary>Identity by content.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>The name under which the value stands (<c>KUCOIN_API_KEY</c>, <c>Client(1)</c>), or null. Hostile input.</summary>
    public string? Slot { get; init; }

    /// <summary>The set it belongs to, or null.</summary>
    public CredentialSet? Set { get; init; }

    /// <summary>What was proved offline, or null.</summary>
    public string? Proof { get; init; }

    /// <summary>Why it was recognised, in words for people.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>The encodings it was found under, outermost first.</summary>
    public ImmutableArray<string> DecodedFrom { get; init; } = [];

    /// <summary>How long it has been in history, or null where history was not looked at.</summary>
    public Exposure? Exposure { get; init; }

    /// <summary>True when it is to block: severity at or above <paramref name="failOn"/> and confidence at least medium.</summary>
    public bool Blocks(Severity failOn) => Severity >= failOn && Confidence >= Confidence.Medium;
}
