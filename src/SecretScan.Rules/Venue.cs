using System.Collections.Immutable;

namespace SecretScan.Rules;

/// <summary>What is known of a trading venue: how it is recognised and what its credentials are made of.</summary>
public sealed class Venue
{
    /// <summary>Lower-case id: <c>kucoin</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The name as people write it: <c>KuCoin</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Lower-case words that name the venue inside identifiers, imports, hosts, headers, sections and paths. Every one
    /// is a keyword of the automaton.
    /// </summary>
    public required ImmutableArray<string> Words
    {
        get;
        init
        {
            field = value;
            NameWords = [.. value.Select(Syntax.Names.Normalize).Where(w => w.Length > 0).Distinct()];
        }
    }

    /// <summary><see cref="Words"/> as they stand in names: letters and digits only.</summary>
    public ImmutableArray<string> NameWords { get; private init; } = [];

    /// <summary>Words, hosts and flags that mean a test network of this venue. They count only when bound to the same call or section.</summary>
    public ImmutableArray<string> Testnet { get; init; } = [];

    /// <summary>The combinations of parts that are usable on their own: key, secret and passphrase.</summary>
    public required ImmutableArray<ImmutableArray<Part>> Sets { get; init; }

    /// <summary>
    /// Lines within which a key and a secret with telling names are this venue's even where no word names it; 0: never.
    /// Only for shapes that two parts together make unmistakable.
    /// </summary>
    public int PairLines { get; init; }

    /// <summary>True when the venue is closed and its credentials are worthless.</summary>
    public bool Closed { get; init; }

    /// <summary>How requests are signed with the secret.</summary>
    public ImmutableArray<RequestSignature> Signatures { get; init; } = [];

    /// <summary>What holds between key and secret.</summary>
    public KeyEquation Pair { get; init; }

    /// <summary>The parts.</summary>
    public required ImmutableArray<VenuePart> Parts { get; init; }
}
