using SecretScan.Git.Store;
using SecretScan.Testing;

namespace SecretScan.Git.LibGit2.Tests;

/// <summary>Commits and what they change, beside what git says of the same repository.</summary>
public sealed class Walking : IDisposable
{
    private readonly TempRepository _repository = new();
    private readonly List<GitRepository> _opened = [];

    public Walking()
    {
        for (var i = 0; i < 4; i++)
        {
            _repository.Stage($"folder/{i}", $"{i}");
            _repository.Commit($"main {i}");
            _repository.Git("checkout", "-q", "-b", $"side{i}");
            _repository.Stage("both", $"side {i}");
            _repository.Stage("folder/0", $"side {i}");
            _repository.Commit($"side {i}");
            _repository.Git("checkout", "-q", "main");
            _repository.Stage("both", $"main {i}");
            _repository.Commit($"main {i} again");
        }

        _repository.TryGit("merge", "-q", "--no-commit", "-s", "ours", "side0", "side1", "side2");
        _repository.Stage("both", "neither");
        _repository.Git("rm", "-r", "-q", "-f", "folder");
        _repository.Stage("folder", "was a folder");
        _repository.Git("update-index", "--add", "--cacheinfo", $"160000,{_repository.Head},both");
        _repository.Commit("octopus");
    }

    [Fact]
    public void GivesTheSameCommitsAndChangesAsGit()
    {
        var (git, own) = (Keep(GitRepository.Open(_repository.Path)), Own());
        var all = git.Backend.Commits(new CommitQuery { All = true });

        Assert.Equal(all.Order(), own.Backend.Commits(new CommitQuery { All = true }).Order());
        Assert.Equal(Describe(git, all), Describe(own, all));
    }

    [Theory]
    [InlineData("side3")]
    [InlineData("main..side3")]
    [InlineData("..side3")]
    [InlineData("main,^side1,^side2")]
    [InlineData("main~2^1")]
    public void TakesRevisionsAsGitDoes(string revisions)
    {
        var query = new CommitQuery { Revisions = revisions.Split(',') };

        Assert.Equal(Keep(GitRepository.Open(_repository.Path)).Backend.Commits(query).Order(), Own().Backend.Commits(query).Order());
    }

    [Fact]
    public void GivesParentsBeforeChildren()
    {
        var own = Own();
        var place = own.Backend.Commits(new CommitQuery { All = true }).Select((id, i) => (id, i)).ToDictionary(pair => pair.id.ToString(), pair => pair.i);

        foreach (var line in _repository.Git("rev-list", "--all", "--parents").Split('\n'))
        {
            var ids = line.Split(' ');
            Assert.All(ids[1..], parent => Assert.True(place[parent] < place[ids[0]]));
        }
    }

    [Fact]
    public void TakesTheNewestAndThoseSinceADate()
    {
        var own = Own();
        var date = _repository.Git("log", "-1", "--format=%cI", "side3");

        Assert.Equal(_repository.Head, Assert.Single(own.Backend.Commits(new CommitQuery { All = true, MaxCount = 1 })).ToString());
        Assert.Equal(
            _repository.Git("rev-list", "--count", "--since=" + date, "--all"),
            $"{own.Backend.Commits(new CommitQuery { All = true, Since = date }).Count}");
    }

    [Fact]
    public void BelievesNoGrafts()
    {
        _repository.Write(".git/info/grafts", _repository.Head + "\n");

        Assert.Equal(13, Own().Backend.Commits(new CommitQuery { All = true }).Count);
    }

    [Fact]
    public void KnowsWhatTheReflogNames()
    {
        var gone = _repository.Id("side3");
        _repository.Git("checkout", "-q", "side3");
        _repository.Git("checkout", "-q", "main");
        _repository.Git("branch", "-q", "-D", "side3");

        Assert.DoesNotContain(gone, Own().Backend.Commits(new CommitQuery { All = true }).Select(id => id.ToString()));
        Assert.Contains(gone, Own().Backend.Commits(new CommitQuery { All = true, Reflog = true }).Select(id => id.ToString()));
    }

    public void Dispose()
    {
        _opened.ForEach(opened => opened.Dispose());
        _repository.Dispose();
    }

    private static List<string> Describe(GitRepository repository, IEnumerable<ObjectId> commits) =>
        [.. repository.Backend.Changes(commits).SelectMany((changes, i) => changes.Select(change => $"{i} {change}").Order())];

    private GitRepository Own() => Keep(LibGit2Repository.Open(_repository.Path));

    private GitRepository Keep(GitRepository opened)
    {
        _opened.Add(opened);
        return opened;
    }
}
