using System.Runtime.InteropServices;

namespace SecretScan.Rules.Images;

/// <summary>What detection needs of a rule, read in place. Which rule it is, is told by its index.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct RuleEntry
{
    private readonly byte _part;
    private readonly byte _severity;
    private readonly byte _confidence;
    private readonly byte _validator;

    /// <summary>Entry in the pattern table of its pattern or shape; -1 where there is none (private keys of venues, <see cref="RuleTraits.IsRegex"/>).</summary>
    public required int Pattern { get; init; }

    /// <summary>Fewest bytes of a match.</summary>
    public required int MinLength { get; init; }

    /// <summary>Most bytes of a match; for <see cref="RuleTraits.IsRegex"/> the window.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Bytes a match may span.</summary>
    public required int Window { get; init; }

    /// <summary>Bytes on both sides: of a keyword that is no part of the pattern, and within which a context word must stand.</summary>
    public required int ContextBytes { get; init; }

    /// <summary>Least Shannon bits per character over log2(min(length, alphabet)); 0: no limit.</summary>
    public required float Entropy { get; init; }

    /// <summary>What detection has to know beside numbers.</summary>
    public required RuleTraits Traits { get; init; }

    /// <summary>What the value is within a credential.</summary>
    public required Part Part { get => (Part)_part; init => _part = (byte)value; }

    /// <summary>Severity of the value on its own.</summary>
    public required Severity Severity { get => (Severity)_severity; init => _severity = (byte)value; }

    /// <summary>Confidence of a match on its own.</summary>
    public required Confidence Confidence { get => (Confidence)_confidence; init => _confidence = (byte)value; }

    /// <summary>The structural check.</summary>
    public required Validator Validator { get => (Validator)_validator; init => _validator = (byte)value; }

    /// <summary>Where the rest of the rule stands in its section.</summary>
    internal int Metadata { get; init; }
}
