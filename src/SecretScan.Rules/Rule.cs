using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>A rule as the rest of the program sees it: frozen, and the same whether it was compiled in or read from a user's file.</summary>
public sealed record Rule
{
    /// <summary>Lower-case words joined by hyphens, unique over all rules: <c>kucoin-api-secret</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in the words of its vendor: <c>KuCoin API secret</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Lower-case id of the vendor or venue: <c>kucoin</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The vendor's name as people write it: <c>KuCoin</c>.</summary>
    public required string ProviderName { get; init; }

    /// <summary>What the value is within a credential.</summary>
    public required Part Part { get; init; }

    /// <summary>Severity of the value on its own; sets, test networks and known examples change it per finding.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Confidence of a match on its own; evidence changes it per finding.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>One sentence: what it lets an attacker do.</summary>
    public required string Impact { get; init; }

    /// <summary>How to revoke it.</summary>
    public required Remediation Remediation { get; init; }

    /// <summary>After how many days the vendor or good practice asks for a new credential, or null.</summary>
    public Rotation? Rotation { get; init; }

    /// <summary>The files that its values count in (<see cref="FileNames"/>); empty: any.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Where the facts of the rule come from.</summary>
    public ImmutableArray<string> References { get; init; } = [];
}
