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

    private protected List<Fragment> ReadRange(RangeRevisions range) =>
        [.. new RangeSource(Open(), range, SourceLimits.Default).Read(Coverage)];

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        _opened.ForEach(opened => opened.Dispose());
        Repository.Dispose();
    }
}
