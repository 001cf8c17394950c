using System.Collections.Immutable;

namespace SecretScan.Rules.Syntax;

/// <summary>A rule file as written: one provider, its rules, and what makes it a venue.</summary>
public sealed record RuleFile
{
    /// <summary>The file's name as the caller gave it.</summary>
    public required string File { get; init; }

    /// <summary>Lower-case id of the provider, or null in a file that has only names.</summary>
    public Written<string>? Provider { get; init; }

    /// <summary>The provider's name as people write it.</summary>
    public Written<string>? Name { get; init; }

    /// <summary>Where its credentials are managed, or null.</summary>
    public Written<string>? Url { get; init; }

    /// <summary>What makes the provider a trading venue, or null.</summary>
    public VenueSyntax? Venue { get; init; }

    /// <summary>Names that mean a part at any venue, or null.</summary>
    public NamesSyntax? Names { get; init; }

    /// <summary>The rules in the order of the file.</summary>
    public ImmutableArray<RuleSyntax> Rules { get; init; } = [];

    /// <summary>True for a rule whose value is known by the name it is assigned to: a shape that is no part of a venue.</summary>
    internal bool Assigns(RuleSyntax rule) => rule.Shape is not null && Venue is null;
}
