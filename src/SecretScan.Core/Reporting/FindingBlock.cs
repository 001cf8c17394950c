using System.Collections.Immutable;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>
/// The findings that people see as one thing: a credential set with all its parts, or one value at all its places.
/// </summary>
internal sealed record FindingBlock(ImmutableArray<Finding> Findings)
{
    public CredentialSet? Set => Findings[0].Set;

    public Severity Severity
    {
        get
        {
            var worst = Findings.Max(f => f.Severity);
            return Set is { } set && set.Severity > worst ? set.Severity : worst;
        }
    }

    public Confidence Confidence => Findings.Max(f => f.Confidence);

    /// <summary>The rule that speaks for the block: of a set, the one whose value is worst on its own.</summary>
    public Rule Rule => Findings.MaxBy(f => f.Rule.Severity)!.Rule;

    /// <summary>Blocks in the order of severity, then of the findings.</summary>
    public static ImmutableArray<FindingBlock> Of(ImmutableArray<Finding> findings) =>
    [
        .. findings
            .GroupBy(f => f.Set is { } set ? (set.Provider, set.Id) : (f.Rule.Id, f.Fingerprint.Text))
            .Select(group => new FindingBlock([.. group]))
            .OrderByDescending(block => block.Severity),
    ];

    /// <summary>What it is, and for a set whether it is whole.</summary>
    public string Title
    {
        get
        {
            var title = Set is { } set ? $"{set.ProviderName} credentials: {State(set)}" : Rule.Title;
            return Confidence == Confidence.High ? title : $"{title}, {Term.Of(Confidence)} confidence";
        }
    }

    private static string State(CredentialSet set)
    {
        var state = set.Complete
            ? $"complete ({List(set.Parts)})"
            : $"{List(set.Parts)} found, {List(set.Missing)} missing";
        return state
            + (set.Testnet ? ", for a test network" : "")
            + (set.Created is { } created ? $", key made {created.UtcDateTime:yyyy-MM-dd}" : "");
    }

    private static string List(ImmutableArray<Part> parts)
    {
        var words = parts.Select(part => Term.Of(part).Replace('-', ' ')).ToArray();
        return words.Length < 2
            ? string.Concat(words)
            : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }
}
