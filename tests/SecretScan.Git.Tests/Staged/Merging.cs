namespace SecretScan.Git.Tests.Staged;

public sealed class Merging : RepositoryTest
{
    public Merging()
    {
        Repository.Stage("a", "base");
        Repository.Commit("base");
        Repository.Git("checkout", "-qb", "other");
        Repository.Stage("a", "theirs");
        Repository.Stage("b", "from the other branch");
        Repository.Stage("folder/c", "c");
        Repository.Stage("folder/d", "d");
        Repository.Commit("theirs");
        Repository.Git("checkout", "-q", "main");
    }

    [Fact]
    public void BothSidesAreThePastOfTheResult()
    {
        Conflict();
        Repository.Stage("a", "resolved");

        var source = Staged();
        var fragments = source.Read();

        Assert.Equal(["ours", "theirs"], source.Previous(fragments.At("a").Origin).Select(Sources.Text));
    }

    [Fact]
    public void WhatComesUnchangedFromTheOtherSideIsThere()
    {
        Conflict();
        Repository.Stage("a", "resolved");

        var source = Staged();
        var fragment = source.Read().At("b");

        Assert.Equal("from the other branch", source.Previous(fragment.Origin).Single().Text());
        Assert.Equal(["folder/d"], source.PreviousSiblings(source.Read().At("folder/c").Origin).Paths());
    }

    [Fact]
    public void AFileInConflictIsReadFromBothSides()
    {
        Conflict();

        Assert.Equal(["ours", "theirs"], ReadStaged().Where(f => f.Origin.Path == "a").Select(Sources.Text));
        Assert.True(Coverage.Complete);
    }

    [Fact]
    public void OfUnrelatedPathsLeavesOneSide()
    {
        Repository.Stage("mine", "mine");
        Repository.Commit("mine");
        Repository.Git("merge", "-q", "--no-commit", "other");
        Repository.Stage("new", "written during the merge");

        var source = Staged();

        Assert.Empty(source.Previous(source.Read().At("new").Origin));
    }

    [Theory]
    [InlineData("cherry-pick")]
    [InlineData("rebase")]
    public void IsNotCherryPickingOrRebasing(string how)
    {
        Repository.Stage("a", "ours");
        Repository.Commit("ours");
        if (how == "rebase")
        {
            Repository.Git("checkout", "-q", "other");
        }

        Assert.Equal(1, Repository.TryGit(how, how == "rebase" ? "main" : "other").ExitCode);
        Repository.Stage("a", "resolved");

        // The commit that is copied may be one that was never published.
        var source = Staged();
        var fragments = source.Read();

        Assert.Equal("ours", source.Previous(fragments.At("a").Origin).Single().Text());
        Assert.Empty(source.Previous(fragments.At("b").Origin));
    }

    [Fact]
    public void IsNotReverting()
    {
        var commit = Repository.Git("commit-tree", "main^{tree}", "-p", "other", "-m", "takes everything back");
        Repository.Git("checkout", "-q", commit);
        Repository.Git("revert", "--no-commit", "HEAD");

        var source = Staged();

        Assert.Equal("base", source.Previous(source.Read().At("a").Origin).Single().Text());
        Assert.Empty(source.Previous(source.Read().At("b").Origin));
    }

    [Fact]
    public void AMergeHeadThatIsNoCommitIsPassedOver()
    {
        File.WriteAllText(Repository.At(".git/MERGE_HEAD"), "--output=x\n" + new string('1', 40) + "\n" + Repository.Id(":a") + "\n");
        Repository.Stage("a", "changed");

        var source = Staged();

        Assert.Equal("base", source.Previous(source.Read().At("a").Origin).Single().Text());
    }

    private void Conflict()
    {
        Repository.Stage("a", "ours");
        Repository.Commit("ours");
        Assert.Equal(1, Repository.TryGit("merge", "other").ExitCode);
    }
}
