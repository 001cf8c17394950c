using System.Collections.Immutable;
using SecretScan.Rules;

namespace SecretScan.Reporting;

/// <summary>
/// The findings that people see as one thing: a credential set with all its parts, or one value at all its places.
/// </summary>
internal sealed class FindingBlock
{
    private FindingBlock(IEnumerable<Finding> findings)
    {
        Findings = [.. findings];
        Severity = Set?.Severity ?? Severity.Info;
        Rule = Findings[0].Rule;
        foreach (var finding in Findings)
        {
            Severity = finding.Severity > Severity ? finding.Severity : Severity;
            Confidence = finding.Confidence > Confidence ? finding.Confidence : Confidence;
            Rule = finding.Rule.Severity > Rule.Severity ? finding.Rule : Rule;
        }
    }

    public ImmutableArray<Finding> Findings { get; }

    public CredentialSet? Set => Findings[0].Set;

    public Severity Severity { get; }

    public Confidence Confidence { get; }

    /// <summary>The rule that speaks for the block: of a set, the one whose value is worst on its own.</summary>
    public Rule Rule { get; }

    /// <summary>What it is, and for a set whether it is whole.</summary>
    public string Title
    {
        get
        {
            var title = Set is { } set ? $"{set.ProviderName} credentials: {State(set)}" : Rule.Title;
            return Confidence == Confidence.High ? title : $"{title}, {Term.Of(Confidence)} confidence";
        }
    }

    /// <summary>Blocks in the order of severity, then of the findings.</summary>
    public static List<FindingBlock> Of(ImmutableArray<Finding> findings)
    {
        var blocks = findings.GroupBy(Key).Select(group => new FindingBlock(group)).ToList();
        List<FindingBlock> sorted = [];
        foreach (var severity in Term.Severities)
        {
            sorted.AddRange(blocks.Where(block => block.Severity == severity));
        }

        return sorted;
    }

    private static string Key(Finding finding) => finding.Set is { } set
        ? $"{set.Provider} {set.Id}"
        : $"{finding.Rule.Id} {finding.Fingerprint.Text}";

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
        List<string> words = [];
        foreach (var part in parts)
        {
            words.Add(Term.Of(part).Replace('-', ' '));
        }

        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }
}
