using SecretScan.Testing;

namespace SecretScan.Git.Tests.Range;

public sealed class Pushing : RepositoryTest
{
    private static readonly string Zero = new('0', 40);

    private readonly TempRepository _remote = new("--bare");
    private readonly string _published;

    public Pushing()
    {
        Repository.Stage("a", "published");
        _published = Repository.Commit("published");
        Repository.Git("remote", "add", "origin", _remote.Path);
        Repository.Git("push", "-q", "origin", "main");
        Repository.Stage("a", "new");
        Repository.Commit("new");
    }

    [Fact]
    public void ABranchPublishesWhatTheRemoteHasNot() =>
        Assert.Equal(["new", "new\n"], Push($"refs/heads/main {Repository.Head} refs/heads/main {_published}"));

    [Fact]
    public void ANewBranchPublishesWhatNoBranchOfTheRemoteHas() =>
        Assert.Equal(["new", "new\n"], Push($"refs/heads/x {Repository.Head} refs/heads/x {Zero}"));

    [Fact]
    public void ToAnotherRemotePublishesEverything()
    {
        Assert.Equal(4, Push($"refs/heads/x {Repository.Head} refs/heads/x {Zero}", "elsewhere").Length);
        Assert.Equal(4, Push($"refs/heads/x {Repository.Head} refs/heads/x {Zero}", "https://example.org/x[*]").Length);
        Assert.Equal(4, Push($"refs/heads/x {Repository.Head} refs/heads/x {Zero}", "orig").Length);
    }

    [Fact]
    public void WithForcePublishesTheRewrittenCommits()
    {
        Repository.Git("push", "-q", "origin", "main");
        var there = Repository.Head;
        Repository.Git("commit", "-q", "--amend", "-m", "rewritten");

        Assert.Equal(["rewritten\n"], Push($"refs/heads/main {Repository.Head} refs/heads/main {there}")
            .Where(text => text.Contains("rewritten")));
    }

    [Fact]
    public void OverWhatWasNeverFetchedIsNoError() => Assert.Equal(
        ["new", "new\n"], Push($"refs/heads/main {Repository.Head} refs/heads/main {new string('1', 40)}"));

    [Fact]
    public void ADeletionPublishesNothing() =>
        Assert.Null(PushedRefs.ToRange(Parse($"(delete) {Zero} refs/heads/x {_published}"), Open(), "origin"));

    [Fact]
    public void ATagPublishesItsMessage()
    {
        Repository.Git("tag", "-a", "-m", "tag message", "v1", _published);

        Assert.Equal(["tag message\n"], Push($"refs/tags/v1 {Repository.Id("v1")} refs/tags/v1 {Zero}"));
    }

    [Fact]
    public void SeveralRefsPublishTogether()
    {
        Repository.Git("checkout", "-qb", "other", _published);
        Repository.Stage("b", "other");
        var other = Repository.Commit("other");

        Assert.Equal(["new", "new\n", "other", "other\n"], Push($"""
            refs/heads/main {Repository.Id("main")} refs/heads/main {_published}
            refs/heads/other {other} refs/heads/other {Zero}
            (delete) {Zero} refs/heads/gone {_published}
            """).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ARefMayBeWrittenWithSpaces()
    {
        var pushed = Parse($"HEAD@{{1 day ago}} {_published} refs/heads/x {Zero}").Single();

        Assert.Equal(("HEAD@{1 day ago}", "refs/heads/x", true), (pushed.LocalRef, pushed.RemoteRef, pushed.IsNew));
    }

    [Theory]
    [InlineData("refs/heads/x")]
    [InlineData("a b c d")]
    [InlineData("refs/heads/x --all refs/heads/x 0000000000000000000000000000000000000000")]
    public void OtherInputIsRefused(string line) =>
        Assert.StartsWith("pre-push: ", Assert.Throws<SourceException>(() => Parse(line)).Message);

    public override void Dispose()
    {
        _remote.Dispose();
        base.Dispose();
    }

    private static IReadOnlyList<PushedRef> Parse(string lines) => PushedRefs.Parse(new StringReader(lines));

    private string[] Push(string lines, string remote = "origin")
    {
        var repository = Open();
        return [.. ReadRange(repository, PushedRefs.ToRange(Parse(lines), repository, remote)!, Coverage).Select(Sources.Text)];
    }
}
