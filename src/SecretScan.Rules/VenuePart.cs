using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>One part of a venue's credential.</summary>
public sealed class VenuePart
{
    /// <summary>Index of its rule in the rule image.</summary>
    public required int Rule { get; init; }

    /// <summary>What it is.</summary>
    public required Part Part { get; init; }

    /// <summary>Entry of its shape in the pattern table of the image; -1 for private keys, whose shape is the PEM rule's.</summary>
    public required int Shape { get; init; }

    /// <summary>Shortest value of the shape in bytes.</summary>
    public required int MinLength { get; init; }

    /// <summary>Longest value of the shape in bytes.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The structural check of the value.</summary>
    public Validator Validator { get; init; }

    /// <summary>
    /// True when the value is a human word that no shape can tell: it is taken by its name, or by its place in a call,
    /// and only beside another part.
    /// </summary>
    public bool Weak { get; init; }

    /// <summary>True when the shape alone tells the part (<c>bg_</c> and 32 hex digits): the value needs no name.</summary>
    public bool Distinctive { get; init; }

    /// <summary>
    /// How close the venue must be named for the part to count on its own. Many things are 32 hex digits long; beside
    /// its other half the value needs the venue only in the same file.
    /// </summary>
    public Nearness Needs { get; init; }

    /// <summary>The private keys in PEM form that the venue takes; empty: all. Only for a private key without a shape.</summary>
    public ImmutableArray<KeyAlgorithm> Algorithms { get; init; } = [];

    /// <summary>Names under which it is passed, normalised: lower case, letters and digits only.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Names that say the value is something else (<c>listenkey</c>), normalised.</summary>
    public ImmutableArray<string> NotNames { get; init; } = [];
}
