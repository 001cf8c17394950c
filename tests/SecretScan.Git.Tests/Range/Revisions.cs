using SecretScan.Testing;

namespace SecretScan.Git.Tests.Range;

public sealed class Revisions : RepositoryTest
{
    [Fact]
    public void AreReadFromARange()
    {
        var revisions = RangeRevisions.Parse("a..b");

        Assert.Equal(("b", "a"), (revisions.Include.Single(), revisions.Exclude.Single()));
    }

    // An empty side is a variable that a script forgot to set; taken for HEAD it would read nothing and look clean.
    [Theory]
    [InlineData("main")]
    [InlineData("..b")]
    [InlineData("a..")]
    [InlineData("..")]
    [InlineData("a...b")]
    public void AreNoRangeWithoutTwoSides(string range) =>
        Assert.Contains("write BASE..HEAD", Assert.Throws<SourceException>(() => RangeRevisions.Parse(range)).Message);

    [Theory]
    [InlineData("gone")]
    [InlineData("--output=/tmp/x")]
    [InlineData("-h")]
    [InlineData("--all")]
    [InlineData("main\nHEAD")]
    [InlineData("")]
    [InlineData("HEAD:a")]
    public void ThatAreNoCommitsAreNamed(string revision)
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");

        var error = Assert.Throws<SourceException>(() => ReadRange(new RangeRevisions(["HEAD"], [revision])));

        Assert.Equal($"{revision}: no such commit in this repository", error.Message);
    }

    [Fact]
    public void OfUnrelatedHistoriesLeaveEverything()
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");
        Repository.Git("checkout", "-q", "--orphan", "other");
        Repository.Commit("other");

        Assert.Equal(["one\n", "1"], ReadRange("other..main").Select(Sources.Text));
    }

    [Fact]
    public void OfAShallowCloneTellWhatIsMissing()
    {
        for (var i = 0; i < 5; i++)
        {
            Repository.Stage("a", $"{i}");
            Repository.Commit($"{i}");
        }

        using var clone = new TempRepository();
        clone.Git("fetch", "-q", "--depth=3", "file://" + Repository.Path, "main");
        clone.Git("reset", "-q", "--hard", "FETCH_HEAD");
        using var git = Opening(clone.Path);

        var whole = new RangeSource(git, new(["HEAD"], []), SecretScan.Sources.SourceLimits.Default).Read(Coverage).ToList();
        var skipped = Assert.Single(Coverage.Skipped);
        var recent = new Coverage();
        var last = new RangeSource(git, RangeRevisions.Parse("HEAD~1..HEAD"), SecretScan.Sources.SourceLimits.Default).Read(recent);
        var error = Assert.Throws<SourceException>(() => new RangeSource(
            git, RangeRevisions.Parse($"{Repository.Id("HEAD~4")}..HEAD"), SecretScan.Sources.SourceLimits.Default).Read());

        Assert.Equal(6, whole.Count);
        Assert.Equal(SkipReason.Shallow, skipped.Reason);
        Assert.Contains("git fetch --unshallow", skipped.Detail);
        Assert.Equal(["4\n", "4"], last.Select(Sources.Text));
        Assert.True(recent.Complete);
        Assert.Contains("git fetch --unshallow", error.Message);
    }

    [Fact]
    public void MayBeTagsWhoseMessagesAreRead()
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");
        Repository.Git("tag", "-a", "-m", "inner message", "inner");
        Repository.Git("tag", "-a", "-m", "outer message", "outer", "inner");

        var fragments = ReadRange(new RangeRevisions(["outer"], ["HEAD"]));

        Assert.Equal(["outer message\n", "inner message\n"], fragments.Select(Sources.Text));
        Assert.All(fragments, fragment => Assert.Equal(OriginKind.TagMessage, fragment.Origin.Kind));
    }

    [Fact]
    public void MayBeTagsOnFilesAndFolders()
    {
        Repository.Stage("d/a", "1");
        Repository.Stage("d/e/b", "2");
        Repository.Git("tag", "file", Repository.Id(":d/a"));
        Repository.Git("tag", "folder", Repository.Git("write-tree"));

        Assert.Equal(["1"], ReadRange(new RangeRevisions(["file"], [])).Select(Sources.Text));
        Assert.Equal(
            new() { ["d/a"] = "1", ["d/e/b"] = "2" }, ReadRange(new RangeRevisions(["folder"], [])).Texts());
    }
}
