using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests;

/// <summary>A test over a repository of its own.</summary>
public abstract class RepositoryTest : IDisposable
{
    private readonly List<IDisposable> _opened = [];

    /// <summary>Who opens repositories. Another project runs the same tests with another backend.</summary>
    public static Func<string, GitRepository> Opening { get; set; } = folder => GitRepository.Open(folder);

    protected TempRepository Repository { get; } = new();

    protected Coverage Coverage { get; } = new();

    private protected GitRepository Open(string? folder = null) => Keep(Opening(folder ?? Repository.Path));

    /// <summary>Disposes of something at the end of the test.</summary>
    private protected T Keep<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }

    private protected StagedSource Staged(string? folder = null) => new(Open(folder), SourceLimits.Default);

    private protected List<Fragment> ReadStaged(string? folder = null) => [.. Staged(folder).Read(Coverage)];

    private protected List<Fragment> ReadRange(string range) => ReadRange(RangeRevisions.Parse(range));

    private protected List<Fragment> ReadRange(RangeRevisions range)
    {
        var repository = Open();
        return ReadRange(repository, CommitRange.Of(repository, range), Coverage);
    }

    private protected ScanResult ScanRange(string range)
    {
        var repository = Open();
        using var history = new GitHistory(repository, new HistoryOptions { Range = CommitRange.Of(repository, RangeRevisions.Parse(range)) }, SourceLimits.Default);
        return new Scanner([RuleSet.BuiltIn]).Scan(history, suppressor: null, Coverage);
    }

    /// <summary>The messages of tags, then versions of files in the order of paths, then messages of commits, oldest first.</summary>
    private protected static List<Fragment> ReadRange(GitRepository repository, CommitRange range, Coverage coverage)
    {
        using var history = new GitHistory(repository, new HistoryOptions { Range = range }, SourceLimits.Default);
        var fragments = new List<Fragment>();
        bool Take(Fragment fragment)
        {
            fragments.Add(fragment with { Bytes = fragment.Bytes.ToArray() });
            return false;
        }

        history.Read(jobs: 1, Take, coverage, CancellationToken.None);
        return [.. fragments.OrderBy(fragment => fragment.Origin.Path, StringComparer.Ordinal).OrderBy(fragment => fragment.Origin.Kind switch
        {
            OriginKind.TagMessage => 0,
            OriginKind.Blob => 1,
            _ => 2,
        })];
    }

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        _opened.ForEach(opened => opened.Dispose());
        Repository.Dispose();
    }
}
