using System.Collections.Immutable;
using SecretScan.Rules;

namespace SecretScan;

/// <summary>The findings that belong to one credential: for KuCoin a key, its secret and its passphrase.</summary>
public sealed record CredentialSet
{
    /// <summary>Stable within one report, derived from the values of the parts.</summary>
    public required string Id { get; init; }

    /// <summary>Lower-case id of the venue.</summary>
    public required string Provider { get; init; }

    /// <summary>The venue's name as people write it.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The parts that were found.</summary>
    public required ImmutableArray<Part> Parts { get; init; }

    /// <summary>The parts that a usable credential has besides.</summary>
    public required ImmutableArray<Part> Missing { get; init; }

    /// <summary>Severity of the whole.</summary>
    public required Severity Severity { get; init; }

    /// <summary>True when it was bound to a test network.</summary>
    public bool Testnet { get; init; }

    /// <summary>When the key was made, where the key itself tells.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>
    /// The commit from which on all parts stood together: the youngest of those that brought one. Null when something is
    /// missing or a part comes from no commit.
    /// </summary>
    public Commit? CompletedIn { get; init; }

    /// <summary>True when nothing is missing.</summary>
    public bool Complete => Missing.IsEmpty;
}
