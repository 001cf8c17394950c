using System.Collections.Immutable;

namespace SecretScan.Rules.Syntax;

/// <summary>The <c>names:</c> of a rule file as written.</summary>
public sealed record NamesSyntax
{
    /// <summary>Names by the part they mean.</summary>
    public required ImmutableDictionary<Part, ImmutableArray<Written<string>>> Parts { get; init; }

    /// <summary>Names that mean something else although they end like a part.</summary>
    public ImmutableArray<Written<string>> Not { get; init; } = [];

    /// <summary>Words that mean a test network.</summary>
    public ImmutableArray<Written<string>> Testnet { get; init; } = [];

    /// <summary>Words of calls that move funds out of an account.</summary>
    public ImmutableArray<Written<string>> Withdraw { get; init; } = [];
}
