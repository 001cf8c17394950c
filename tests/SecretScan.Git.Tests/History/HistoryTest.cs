using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>A test that scans the history of a repository of its own.</summary>
public abstract class HistoryTest : RepositoryTest
{
    private protected ScanResult Scan(HistoryOptions? options = null, string? folder = null, int jobs = 2, long maxSize = 100_000_000)
    {
        using var history = new GitHistory(Open(folder), options ?? new HistoryOptions(), new SourceLimits { MaxFileSize = maxSize });
        return new Scanner([RuleSet.BuiltIn], new ScannerOptions { Jobs = jobs }).Scan(history, suppressor: null, Coverage);
    }

    /// <summary>The number of the made-up token that is the only one found.</summary>
    private protected static Finding Only(ScanResult result, int number)
    {
        var finding = Assert.Single(result.Findings);
        Assert.True(MadeUp.Token(number) == finding.Secret.Reveal());
        return finding;
    }

    /// <summary>True when the made-up token of a number was found.</summary>
    private protected static bool Has(ScanResult result, int number) =>
        result.Findings.Any(finding => finding.Secret.Reveal() == MadeUp.Token(number));
}
