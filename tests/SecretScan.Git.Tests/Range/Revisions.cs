using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Range;

public sealed class Revisions : RepositoryTest
{
    private static readonly string Zero = new('0', 40);

    private readonly List<TempRepository> _clones = [];

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
    [InlineData("...")]
    [InlineData("a...")]
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

        Assert.Equal(["1", "one\n"], ReadRange("other..main").Select(Sources.Text));
        Assert.Equal("other and main have no commit in common: every commit of main is read", Remark("other..main"));
    }

    [Fact]
    public void WithThreeDotsAreWhatEitherSideHasAlone()
    {
        var (_, left, right) = Part();

        Assert.Equal(
            Repository.Git("rev-list", $"{left}...{right}").Split('\n').Length,
            ReadRange($"{left}...{right}").Count(fragment => fragment.Origin.Kind == OriginKind.CommitMessage));
        Assert.Equal(["left", "right", "left\n", "right\n"], ReadRange($"{left}...{right}").Select(Sources.Text));
        Assert.Contains("left..right", Remark("left...right"));
    }

    [Fact]
    public void ThatPartedSayWhere()
    {
        var (start, _, _) = Part();

        Assert.Equal(["right", "right\n"], ReadRange("left..right").Select(Sources.Text));
        Assert.Equal($"left is no ancestor of right: the commits of right since they parted at {start[..10]} are read", Remark("left..right"));
        Assert.Null(Remark($"{start}..right"));
    }

    [Fact]
    public void ThatBringNothingSaySo()
    {
        var (start, _, _) = Part();
        Repository.Git("tag", "-a", "-m", "tag message", "v1", start);

        Assert.Equal("nothing to scan: right and right are the same commit", Remark("right..right"));
        Assert.Equal($"nothing to scan: right has every commit that {start} has", Remark($"right..{start}"));
        Assert.Equal("nothing to scan: the right side is only zeros, a ref that is taken away", Remark($"right..{Zero}"));
        Assert.Empty(ReadRange($"right..{Zero}"));
        Assert.Equal("v1 is a tag on what right has already: only its message is read", Remark("right..v1"));
        Assert.Equal(["tag message\n"], ReadRange("right..v1").Select(Sources.Text));
    }

    [Fact]
    public void ThatATagCouldStandForAreRefused()
    {
        Part();
        Repository.Git("update-ref", "refs/remotes/origin/main", "left");
        Repository.Git("tag", "origin/main", "right");

        var error = Assert.Throws<SourceException>(() => ReadRange("origin/main..right"));

        Assert.Equal("origin/main is ambiguous: write refs/tags/origin/main or refs/remotes/origin/main", error.Message);
        Assert.Equal(["right", "right\n"], ReadRange("refs/remotes/origin/main..right").Select(Sources.Text));
    }

    // Whoever pushes a tag, or has a mirror fetch a ref, does not choose what is read.
    [Theory]
    [InlineData("refs/tags/right", "left..right")]
    [InlineData("refs/tags/right", "left..right~0")]
    [InlineData("refs/tags/right", "left...right")]
    [InlineData("refs/tags/left", "left...right")]
    [InlineData("refs/tags/left", "left^{}..right")]
    [InlineData("refs/left", "left..right")]
    [InlineData("refs/right", "left..right")]
    [InlineData("refs/remotes/left", "left..right")]
    [InlineData("refs/remotes/right/HEAD", "left..right")]
    [InlineData("refs/tags/START", "START..right")]
    [InlineData("refs/heads/START", "left..START~0")]
    [InlineData("refs/tags/START", "left...START")]
    [InlineData("refs/tags/origin/main", "origin/main..right")]
    [InlineData("refs/tags/refs/remotes/origin/main", "refs/remotes/origin/main..right")]
    public void ThatAnotherRefCouldStandForAreRefused(string other, string range)
    {
        var (start, _, _) = Part();
        Repository.Git("update-ref", other.Replace("START", start[..8], StringComparison.Ordinal), "right");

        var error = Assert.Throws<SourceException>(() => ReadRange(range.Replace("START", start[..8], StringComparison.Ordinal)));

        Assert.Contains(": write ", error.Message.Replace("; write ", ": write ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("^left right")]
    [InlineData("left..right")]
    [InlineData("right")]
    [InlineData("right^{commit}")]
    public void OfAHistoryAreRefusedLikewise(string revisions)
    {
        Part();
        Repository.Git("tag", "right", "left");

        Assert.Contains("right is ambiguous: write refs/tags/right or refs/heads/right", Assert.Throws<SourceException>(() => ReadHistory(revisions.Split(' '))).Message, StringComparison.Ordinal);
        Assert.NotEqual(0, ReadHistory("refs/heads/right"));
    }

    [Theory]
    [InlineData("left..HEAD")]
    [InlineData("HEAD~1..@")]
    [InlineData("left@{0}..right@{0}")]
    [InlineData("v1^{}..right")]
    [InlineData("START..right")]
    [InlineData("refs/heads/left..refs/heads/right")]
    public void ThatGitTakesWithoutDoubtAreTaken(string range)
    {
        var (start, _, _) = Part();
        Repository.Git("tag", "-a", "-m", "v1", "v1", start);
        Repository.Git("tag", "HEAD", "left");

        Assert.Equal(["right", "right\n"], ReadRange(range.Replace("START", start[..8], StringComparison.Ordinal)).Select(Sources.Text));
    }

    [Fact]
    public void OfAFirstPushAreAll()
    {
        Part();

        Assert.Equal(4, ReadRange($"{Zero}..right").Count);
        Assert.Equal("the left side is only zeros, a first push: every commit of right is read", Remark($"{Zero}..right"));
    }

    [Fact]
    public void OverwrittenByAForcedPushAreSaidToBeUnknown()
    {
        Part();
        var gone = new string('1', 40);

        Assert.Equal(4, ReadRange($"{gone}..right").Count);
        Assert.Equal($"{gone} is not in this clone, overwritten by a forced push perhaps: every commit of right is read", Remark($"{gone}..right"));
    }

    [Fact]
    public void OfAShallowCloneTellWhatIsMissing()
    {
        for (var i = 0; i < 5; i++)
        {
            Repository.Stage("a", $"{i}");
            Repository.Commit($"{i}");
        }

        var git = Shallow("main", depth: 3);

        Assert.Equal(6, Read(git, "HEAD", out var skipped).Count);
        Assert.Equal(SkipReason.Shallow, skipped!.Reason);
        Assert.EndsWith("; git fetch --unshallow brings it", skipped.Detail);
        Assert.Equal(["4", "4\n"], Read(git, "HEAD~1..HEAD", out skipped).Select(Sources.Text));
        Assert.Null(skipped);
    }

    [Fact]
    public void ThatAShallowCloneHasNotAreNamedWithTheCommandThatBringsThem()
    {
        var (start, left, _) = Part();
        var git = Shallow("right", depth: 1);

        Assert.Equal(3, Read(git, $"{left}..HEAD", out var skipped).Count);
        Assert.Equal($"{left} is not in this shallow clone; git fetch --unshallow origin {left} brings it", skipped!.Detail);
        Read(git, "origin/left..HEAD", out skipped);
        Assert.EndsWith("; git fetch --unshallow origin +refs/heads/left:refs/remotes/origin/left brings it", skipped!.Detail);
        Read(git, "left..HEAD", out skipped);
        Assert.EndsWith("; git fetch --unshallow origin left:left brings it", skipped!.Detail);
        Read(git, "$(touch x)..HEAD", out skipped);
        Assert.EndsWith("; git fetch --unshallow brings it", skipped!.Detail);

        _clones[0].Git("fetch", "-q", "--depth=1", "origin", "left:refs/remotes/origin/left");
        Read(Keep(Opening(_clones[0].Path)), "origin/left..HEAD", out skipped);
        Assert.Equal("the commit at which origin/left and HEAD parted is not in this shallow clone; git fetch --unshallow brings it", skipped!.Detail);

        _clones[0].Git("fetch", "-q", "--unshallow", "origin", start);
        Assert.Equal(["right", "right\n"], Read(Keep(Opening(_clones[0].Path)), "origin/left..HEAD", out skipped).Select(Sources.Text));
        Assert.Null(skipped);
    }

    // What the message says is done, word by word.
    [Theory]
    [InlineData("left..HEAD")]
    [InlineData("origin/left..HEAD")]
    [InlineData("ID..HEAD")]
    public void AreThereAfterThatCommand(string range)
    {
        var (_, left, _) = Part();
        range = range.Replace("ID", left, StringComparison.Ordinal);
        var git = Shallow("right", depth: 1);
        Read(git, range, out var skipped);

        _clones[0].Git([.. skipped!.Detail!.Split("; ")[1].Split(' ')[1..^2]]);

        Assert.Equal(["right", "right\n"], Read(Keep(Opening(_clones[0].Path)), range, out skipped).Select(Sources.Text));
        Assert.Null(skipped);
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

    public override void Dispose()
    {
        _clones.ForEach(clone => clone.Dispose());
        base.Dispose();
    }

    private int ReadHistory(params string[] revisions)
    {
        using var history = new GitHistory(Open(), new HistoryOptions { Revisions = revisions }, SourceLimits.Default);
        var read = 0;
        history.Read(jobs: 1, _ => read++ < 0, new Coverage(), CancellationToken.None);
        return read;
    }

    private string? Remark(string range) => CommitRange.Of(Open(), RangeRevisions.Parse(range)).Remark;

    private (string Start, string Left, string Right) Part()
    {
        Repository.Stage("start", "start");
        var start = Repository.Commit("start");
        Repository.Git("checkout", "-q", "-b", "left");
        Repository.Stage("left", "left");
        var left = Repository.Commit("left");
        Repository.Git("checkout", "-q", "-b", "right", start);
        Repository.Stage("right", "right");
        return (start, left, Repository.Commit("right"));
    }

    private GitRepository Shallow(string branch, int depth)
    {
        var clone = new TempRepository();
        _clones.Add(clone);
        clone.Git("remote", "add", "-t", branch, "origin", "file://" + Repository.Path);
        clone.Git("fetch", "-q", $"--depth={depth}", "origin", branch);
        clone.Git("reset", "-q", "--hard", "FETCH_HEAD");
        return Keep(Opening(clone.Path));
    }

    // A range, or one revision with everything before it.
    private static List<Fragment> Read(GitRepository repository, string range, out Skipped? skipped)
    {
        var coverage = new Coverage();
        var revisions = range.Contains("..") ? RangeRevisions.Parse(range) : new RangeRevisions([range], []);
        var fragments = ReadRange(repository, CommitRange.Of(repository, revisions), coverage);
        skipped = coverage.Skipped.SingleOrDefault();
        return fragments;
    }
}
