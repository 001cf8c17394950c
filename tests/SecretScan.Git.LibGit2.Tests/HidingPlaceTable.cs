using SecretScan.Reporting;
using SecretScan.Rules;
using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.LibGit2.Tests;

/// <summary>Every hiding place with both backends: found, or named as not read. The table is written beside the tests.</summary>
public sealed class HidingPlaceTable : IDisposable
{
    private const string Found = "found";

    // Where a credential is not in the clone at all, and where libgit2 cannot read the repository.
    private static readonly Dictionary<string, (string Git, string LibGit2)> Others = new()
    {
        ["shallow clone"] = ("named: Shallow, exit 3", "named: Shallow, exit 3"),
        ["partial clone"] = ("named: MissingObject, exit 3", "named: MissingObject, exit 3"),
        ["SHA-256 repository"] = (Found, "refused, exit 2"),
    };

    private readonly HidingPlaces _places = new();
    private readonly Dictionary<string, ScanResult?> _results = [];

    [Fact]
    public void HasNoPlaceThatHides()
    {
        var rows = _places.All.Select(place => (
            place.Name,
            Git: Cell(place, "git", folder => GitRepository.Open(folder)),
            LibGit2: Cell(place, "libgit2", folder => LibGit2Repository.Open(folder)))).ToList();
        File.WriteAllLines(
            Path.Join(AppContext.BaseDirectory, "hiding-places.md"),
            [
                "| place | git | libgit2 |",
                "|---|---|---|",
                .. rows.Select(row => $"| {row.Name} | {row.Git} | {row.LibGit2} |"),
                "",
                $"Differences: {string.Join(", ", rows.Where(row => row.Git != row.LibGit2).Select(row => row.Name))}",
            ]);

        Assert.All(rows, row => Assert.Equal(Others.GetValueOrDefault(row.Name, (Found, Found)), (row.Git, row.LibGit2)));
        Assert.True(Others.Keys.All(name => rows.Exists(row => row.Name == name)));
    }

    public void Dispose() => _places.Dispose();

    private string Cell(HidingPlace place, string backend, Func<string, GitRepository> open)
    {
        var key = $"{backend} {place.Folder}";
        if (!_results.TryGetValue(key, out var result))
        {
            _results[key] = result = Scan(place.Folder, open);
        }

        if (result is null)
        {
            return $"refused, exit {(int)ExitCode.Failed}";
        }

        var reasons = string.Join(", ", result.Coverage.Skipped.Select(skipped => skipped.Reason).Distinct());
        return result.Findings.Any(finding => finding.Secret.Reveal() == MadeUp.Token(place.Number)) ? Found
            : reasons.Length > 0 ? $"named: {reasons}, exit {(int)Verdict.Of(result, Severity.Medium, allowIncomplete: false)}"
            : "HIDDEN";
    }

    private static ScanResult? Scan(string folder, Func<string, GitRepository> open)
    {
        try
        {
            using var repository = open(folder);
            using var history = new GitHistory(repository, new HistoryOptions(), SourceLimits.Default);
            return new Scanner([RuleSet.BuiltIn], new ScannerOptions { Jobs = 2 }).Scan(history, suppressor: null, new Coverage());
        }
        catch (SourceException)
        {
            return null;
        }
    }
}
