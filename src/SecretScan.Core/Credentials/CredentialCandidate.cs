using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace SecretScan.Credentials;

/// <summary>
/// A value that may be part of a credential, cut loose from the text: it knows what it may be and where it stood,
/// so that sets can be put together once all files of a folder have been read.
/// </summary>
internal sealed record CredentialCandidate
{
    /// <summary>The fragment it stands in.</summary>
    public required FragmentScan Fragment { get; init; }

    /// <summary>The value.</summary>
    public required Secret Secret { get; init; }

    /// <summary>Byte range in the text.</summary>
    public required Span Span { get; init; }

    /// <summary>Where it stands.</summary>
    public required Location Location { get; init; }

    /// <summary>The name or call it was passed by, for people.</summary>
    public required string Slot { get; init; }

    /// <summary>False when it stands bare.</summary>
    public required bool Quoted { get; init; }

    /// <summary>True when it is alone on its line, without a name, in a file of hardly more.</summary>
    public required bool Bare { get; init; }

    /// <summary>True when its name means the third, human part; such a value counts only beside another.</summary>
    public required bool Weak { get; init; }

    /// <summary>The frame whose argument it is, wrappers looked through, then its parents up to the root.</summary>
    public required int[] Frames { get; init; }

    /// <summary>Position in the innermost of <see cref="Frames"/>.</summary>
    public required int Argument { get; init; }

    /// <summary>True when it is an argument, one of several, of a call that makes something: <c>new Client(..)</c>, <c>Credentials::new(..)</c>.</summary>
    public required bool Constructs { get; init; }

    /// <summary>True when it is encrypted material, worth a note and no more.</summary>
    public bool Encrypted { get; init; }

    /// <summary>What it may be.</summary>
    public required IReadOnlyList<VenueOption> Options { get; init; }

    /// <summary>True when a word for a test network is bound to it.</summary>
    public bool Testnet { get; set; }

    /// <summary>True when the text around it withdraws or transfers funds.</summary>
    public bool MovesFunds { get; set; }

    /// <summary>Proof of the validator, or null.</summary>
    public string? Proof { get; init; }

    /// <summary>The encodings it was found under, outermost first.</summary>
    public ImmutableArray<string> DecodedFrom { get; init; } = [];

    /// <summary>Every candidate is itself only: the same value at the same place may be read twice.</summary>
    public bool Equals(CredentialCandidate? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
