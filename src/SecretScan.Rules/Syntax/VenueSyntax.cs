using System.Collections.Immutable;

namespace SecretScan.Rules.Syntax;

/// <summary>The <c>venue:</c> of a rule file as written.</summary>
public sealed record VenueSyntax
{
    /// <summary>Where it stands.</summary>
    public required Place At { get; init; }

    /// <summary>Words that name the venue.</summary>
    public ImmutableArray<Written<string>> Words { get; init; } = [];

    /// <summary>Words that mean a test network.</summary>
    public ImmutableArray<Written<string>> Testnet { get; init; } = [];

    /// <summary>The combinations of parts that are usable on their own.</summary>
    public ImmutableArray<ImmutableArray<Written<Part>>> Sets { get; init; } = [];

    /// <summary>Lines within which key and secret need no word beside them, or null.</summary>
    public Written<int>? PairLines { get; init; }

    /// <summary>Whether the venue is closed, or null.</summary>
    public Written<bool>? Closed { get; init; }

    /// <summary>How requests are signed.</summary>
    public ImmutableArray<SignatureSyntax> Signatures { get; init; } = [];

    /// <summary>What holds between key and secret, or null.</summary>
    public Written<KeyEquation>? Pair { get; init; }
}
