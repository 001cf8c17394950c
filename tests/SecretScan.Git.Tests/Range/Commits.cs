namespace SecretScan.Git.Tests.Range;

public sealed class Commits : RepositoryTest
{
    private readonly string _base;

    public Commits()
    {
        Repository.Stage("a", "base");
        _base = Repository.Commit("base message");
    }

    [Fact]
    public void OfTheRangeAreReadAndThoseBeforeItNot()
    {
        Repository.Stage("a", "new");
        Repository.Commit("new message");

        Assert.Equal(["new message\n", "new"], ReadRange($"{_base}..HEAD").Select(Sources.Text));
        Assert.Equal(1, Coverage.Commits);
        Assert.True(Coverage.Complete);
    }

    [Fact]
    public void ThatAreTakenBackWithinTheRangeAreReadToo()
    {
        Repository.Stage("secret", "published");
        Repository.Commit("adds");
        Repository.Git("rm", "-q", "secret");
        Repository.Commit("removes");

        Assert.Contains("published", ReadRange($"{_base}..HEAD").Select(Sources.Text));
    }

    [Fact]
    public void GoWithTheirFragments()
    {
        Repository.Stage("b", "1");
        Repository.Environment["GIT_AUTHOR_DATE"] = "2025-03-04T05:06:07+0530";
        var commit = new Commit(
            Repository.Commit("subject\n\nbody"),
            "Ada",
            "ada@example.org",
            new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.FromHours(5.5)),
            "subject");

        var fragments = ReadRange($"{_base}..HEAD");

        Assert.Equal([OriginKind.CommitMessage, OriginKind.Blob], fragments.Select(f => f.Origin.Kind));
        Assert.All(fragments, fragment => Assert.Equal(commit, fragment.Origin.Commit));
        Assert.Null(fragments[0].Origin.Path);
    }

    [Fact]
    public void GiveEachVersionOfAPathOnceWithTheOldest()
    {
        Repository.Stage("a", "1");
        var first = Repository.Commit("one");
        Repository.Stage("a", "2");
        Repository.Commit("two");
        Repository.Stage("a", "1");
        Repository.Stage("copy", "1");
        var third = Repository.Commit("three");

        var blobs = ReadRange($"{_base}..HEAD").Where(f => f.Origin.Kind == OriginKind.Blob).ToList();

        Assert.Equal(["1", "2", "1"], blobs.Select(Sources.Text));
        Assert.Equal(["a", "a", "copy"], blobs.Select(f => f.Origin.Path));
        Assert.Equal((first, third), (blobs[0].Origin.Commit!.Id, blobs[2].Origin.Commit!.Id));
    }

    [Fact]
    public void WithoutParentsBringTheirWholeTree() =>
        Assert.Equal(["base message\n", "base"], ReadRange(new RangeRevisions(["HEAD"], [])).Select(Sources.Text));

    [Fact]
    public void ThatMergeBringWhatNeitherSideHad()
    {
        Repository.Git("checkout", "-qb", "other");
        Repository.Stage("theirs", "theirs");
        Repository.Commit("theirs");
        Repository.Git("checkout", "-q", "main");
        Repository.Stage("ours", "ours");
        var ours = Repository.Commit("ours");
        Repository.Git("merge", "-q", "--no-commit", "other");
        Repository.Stage("evil", "slipped in by the merge");
        Repository.Stage("ours", "changed by the merge");
        var merge = Repository.Commit("merge");

        var range = ReadRange(new RangeRevisions([merge], [ours, "other"]));

        Assert.Equal(["merge\n", "slipped in by the merge", "changed by the merge"], range.Select(Sources.Text));
    }

    [Fact]
    public void OfEveryBranchThatIsMergedAreRead()
    {
        foreach (var branch in (string[])["x", "y", "z"])
        {
            Repository.Git("checkout", "-q", "-b", branch, _base);
            Repository.Stage(branch, branch);
            Repository.Commit(branch);
        }

        Repository.Git("checkout", "-q", "main");
        Repository.Git("merge", "-q", "-m", "octopus", "x", "y", "z");

        Assert.Equal(
            ["octopus\n", "x", "x\n", "y", "y\n", "z", "z\n"],
            ReadRange($"{_base}..HEAD").Select(Sources.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NoteSubmodulesAndPointers()
    {
        Repository.Git("update-index", "--add", "--cacheinfo", $"160000,{_base},sub");
        Repository.Stage("big", "version https://git-lfs.github.com/spec/v1\n");
        Repository.Commit("both");

        ReadRange($"{_base}..HEAD");

        Assert.Equal(
            [new CoverageNote("big", "lfs-pointer"), new CoverageNote("sub", "submodule")],
            Coverage.Notes.OrderBy(note => note.Path));
    }

    [Fact]
    public void HaveTheUnchangedFilesOfTheirTreeBesideThem()
    {
        Repository.Stage("bot/config.yml", "kucoin");
        Repository.Stage("bot/other.yml", "1");
        Repository.Stage("bot/later.yml", "1");
        var before = Repository.Commit("config");
        Repository.Stage("bot/key.env", "key");
        Repository.Stage("bot/other.yml", "2");
        Repository.Commit("key");
        Repository.Stage("bot/later.yml", "2");
        Repository.Commit("later");

        var source = new RangeSource(Open(), RangeRevisions.Parse($"{before}..HEAD"), SecretScan.Sources.SourceLimits.Default);
        var key = source.Read().At("bot/key.env").Origin;

        Assert.Equal(
            new() { ["bot/config.yml"] = "kucoin", ["bot/later.yml"] = "1" }, source.Siblings(key).Texts());
    }

    [Fact]
    public void MayBeMany()
    {
        var import = new System.Text.StringBuilder();
        for (var i = 0; i < 3000; i++)
        {
            import.Append($"commit refs/heads/many\ncommitter A <a@b> {1_700_000_000 + i} +0000\ndata 2\nm\n");
            import.Append($"M 100644 inline f{i}\ndata 1\nx\n\n");
        }

        Repository.GitWithInput(System.Text.Encoding.ASCII.GetBytes(import.ToString()), "fast-import", "--quiet");

        Assert.Equal(6000, ReadRange(new RangeRevisions(["many"], [])).Count);
    }

    [Fact]
    public void MayBeLeftBeforeTheEnd()
    {
        MayBeMany();

        var source = new RangeSource(Open(), new RangeRevisions(["many"], []), SecretScan.Sources.SourceLimits.Default);

        Assert.Equal(3, source.Read(Coverage).Take(3).Count());
    }
}
