using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>The names that mean a part at any venue (<c>rules/names.yml</c>), normalised: lower case, letters and digits only.</summary>
public sealed record RuleNames
{
    /// <summary>Names by part, ordered by part.</summary>
    public required ImmutableArray<PartNames> Parts { get; init; }

    /// <summary>Names that mean something else although they end like a part: <c>listenkey</c>, <c>orderid</c>.</summary>
    public required ImmutableArray<string> Not { get; init; }

    /// <summary>Words that mean a test network at any venue: <c>testnet</c>, <c>sandbox</c>.</summary>
    public required ImmutableArray<string> Testnet { get; init; }

    /// <summary>Words of calls that move funds out of an account: <c>withdraw</c>.</summary>
    public ImmutableArray<string> Withdraw { get; init; } = [];
}
