using SecretScan.Testing;

namespace SecretScan.Git.Tests.Staged;

[Collection(RunsAlone.Name)]
public sealed class Places : RepositoryTest
{
    private readonly ProcessEnvironment _environment = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ATemporaryIndexIsTheOneThatCounts(bool absolute)
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");
        Repository.Stage("left-out", "not in this commit");
        Repository.Environment["GIT_INDEX_FILE"] = Repository.At(".git/next-index-1.lock");
        Repository.Git("read-tree", "HEAD");
        Repository.Stage("only", "2");
        _environment["GIT_INDEX_FILE"] = absolute ? Repository.At(".git/next-index-1.lock") : ".git/next-index-1.lock";

        var source = Staged();
        var fragment = source.Read().Single();

        Assert.Equal("only", fragment.Origin.Path);
        Assert.Equal(["a"], source.Siblings(fragment.Origin).Paths());
    }

    [Fact]
    public void GitDirAndWorkTreeMayBeApart()
    {
        Repository.Stage("a", "1");
        using var elsewhere = new TempFolder();
        _environment["GIT_DIR"] = Repository.At(".git");
        _environment["GIT_WORK_TREE"] = elsewhere.Path;

        Assert.Equal(["a"], ReadStaged(elsewhere.Path).Paths());
        Assert.Equal(elsewhere.Path, Open(elsewhere.Path).Root);
    }

    [Fact]
    public void AGitDirAloneIsEnough()
    {
        Repository.Stage("a/b", "1");
        using var elsewhere = new TempFolder();
        _environment["GIT_DIR"] = Repository.At(".git");

        Assert.Equal(["a/b"], ReadStaged(elsewhere.Path).Paths());
    }

    [Fact]
    public void ObjectsMayStandElsewhere()
    {
        using var objects = new TempFolder();
        Repository.Environment["GIT_OBJECT_DIRECTORY"] = objects.Path;
        Repository.Stage("a", "1");
        _environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = objects.Path;

        Assert.Equal("1", ReadStaged().At("a").Text());
    }

    [Fact]
    public void ALinkedWorkTreeHasItsOwnIndexAndMerge()
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");
        using var linked = new TempFolder();
        Repository.Git("worktree", "add", "-q", "-b", "side", linked.At("tree"));
        Repository.Stage("main-only", "1");
        File.WriteAllText(linked.At("tree/a"), "2");
        Repository.Git("-C", linked.At("tree"), "add", "a");

        var repository = Open(linked.At("tree"));

        Assert.Equal(["a"], ReadStaged(linked.At("tree")).Paths());
        Assert.Equal(linked.At("tree"), repository.Root);
        Assert.EndsWith(".git/worktrees/tree", repository.GitFolder);
    }

    [Fact]
    public void ASparseCheckoutIsReadFromItsIndex()
    {
        Repository.Stage("in/a", "1");
        Repository.Stage("out/deep/b", "1");
        Repository.Stage("out/deep/c", "1");
        Repository.Commit("one");
        Repository.Git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
        Repository.Git("update-index", "--add", "--cacheinfo", $"100644,{Repository.GitWithInput("2"u8.ToArray(), "hash-object", "-w", "--stdin")},out/deep/b");

        var source = Staged();
        var fragment = source.Read().Single();

        Assert.Equal(("out/deep/b", "2"), (fragment.Origin.Path, fragment.Text()));
        Assert.Equal(["out/deep/c"], source.Siblings(fragment.Origin).Paths());
    }

    [Fact]
    public void TheGitFolderItselfIsOneToo()
    {
        Repository.Stage("a", "1");

        Assert.Equal(["a"], ReadStaged(Repository.At(".git")).Paths());
    }

    [Fact]
    public void AMergeThatIsAnnouncedCountsBeforeItsFileIsThere()
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");
        Repository.Git("checkout", "-qb", "other");
        Repository.Stage("b", "theirs");
        var other = Repository.Commit("theirs");
        Repository.Git("checkout", "-q", "main");
        Repository.Git("read-tree", "-m", "main", "other");
        _environment["GITHEAD_" + other] = "other";

        var source = Staged();

        Assert.Equal("theirs", source.Previous(source.Read().At("b").Origin).Single().Text());
    }

    public override void Dispose()
    {
        _environment.Dispose();
        base.Dispose();
    }
}
