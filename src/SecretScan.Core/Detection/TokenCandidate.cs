using System.Collections.Immutable;
using SecretScan.Credentials;
using SecretScan.Rules;

namespace SecretScan.Detection;

/// <summary>What a token rule found, before sets and suppressions are looked at.</summary>
internal sealed record TokenCandidate
{
    public required Rule Rule { get; init; }

    public required Secret Secret { get; init; }

    public required Span Span { get; init; }

    public required Location Location { get; init; }

    public required Severity Severity { get; init; }

    public required Confidence Confidence { get; init; }

    public string? Proof { get; init; }

    /// <summary>True when its place alone makes it a secret: a password in a connection string or a credential file.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>How far the vendor's word stands from it, where the rule asks for one; else <see cref="int.MaxValue"/>.</summary>
    public int VendorDistance { get; init; } = int.MaxValue;

    /// <summary>What speaks for and against it, path aside, where that decides; else none.</summary>
    public Evidence Evidence { get; init; }

    public string? Slot { get; init; }

    /// <summary>The encodings it was found under, outermost first.</summary>
    public ImmutableArray<string> DecodedFrom { get; init; } = [];
}
