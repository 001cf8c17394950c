using SecretScan.Testing;

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

        Assert.Equal(["new", "new message\n"], ReadRange($"{_base}..HEAD").Select(Sources.Text));
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
    public void GoWithWhatIsFoundInThem()
    {
        Repository.Stage("b", MadeUp.Line(1));
        Repository.Environment["GIT_AUTHOR_DATE"] = "2025-03-04T05:06:07+0530";
        var commit = new Commit(
            Repository.Commit($"subject\n\n{MadeUp.Line(2)}"),
            "Ada",
            "ada@example.org",
            new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.FromHours(5.5)),
            "subject");

        var findings = ScanRange($"{_base}..HEAD").Findings;

        Assert.Equal([null, "b"], findings.Select(finding => finding.Origin.Path));
        Assert.Equal([OriginKind.CommitMessage, OriginKind.Blob], findings.Select(finding => finding.Origin.Kind));
        Assert.All(findings, finding => Assert.Equal(commit, finding.Origin.Commit));
        Assert.All(findings, finding => Assert.Null(finding.Exposure));
    }

    [Fact]
    public void GiveEachValueOfAPathOnceWithTheOldest()
    {
        Repository.Stage("a", MadeUp.Line(1));
        var first = Repository.Commit("one");
        Repository.Stage("a", "above\n" + MadeUp.Line(1));
        Repository.Commit("two");
        Repository.Stage("a", MadeUp.Line(1));
        Repository.Stage("copy", MadeUp.Line(1));
        var third = Repository.Commit("three");

        var result = ScanRange($"{_base}..HEAD");

        Assert.Equal([("a", first), ("copy", third)], result.Findings.Select(finding => (finding.Origin.Path, finding.Origin.Commit!.Id)));
        Assert.Equal(2, Coverage.Blobs);
    }

    [Fact]
    public void GiveEveryCopyWithinAFile()
    {
        Repository.Stage("a", MadeUp.Line(1));
        var first = Repository.Commit("one");
        Repository.Stage("a", MadeUp.Line(1) + MadeUp.Line(1));
        var second = Repository.Commit("two");

        Assert.Equal([first, second], ScanRange($"{_base}..HEAD").Findings.Select(finding => finding.Origin.Commit!.Id));
    }

    [Fact]
    public void WithoutParentsBringTheirWholeTree() =>
        Assert.Equal(["base", "base message\n"], ReadRange(new RangeRevisions(["HEAD"], [])).Select(Sources.Text));

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

        Assert.Equal(["slipped in by the merge", "changed by the merge", "merge\n"], range.Select(Sources.Text));
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
        var value = string.Concat("3f8e21c7-9d4b-4e", "6a-8b1f-7c25d09ae431");
        Repository.Stage("bot/config.yml", "exchange: kucoin\n");
        Repository.Stage("other/config.yml", "nothing: here\n");
        var before = Repository.Commit("config");
        Repository.Stage("bot/key.env", $"API_SECRET={value}\n");
        Repository.Stage("other/key.env", $"API_SECRET={value}\n");
        Repository.Commit("key");

        Assert.Contains(ScanRange($"{before}..HEAD").Findings, finding => finding is { Origin.Path: "bot/key.env", Rule.Id: "kucoin-api-secret" });
        Assert.DoesNotContain(ScanRange($"{before}..HEAD").Findings, finding => finding is { Origin.Path: "other/key.env", Rule.Id: "kucoin-api-secret" });
    }

    [Fact]
    public void CompleteTogetherWhatEachHoldsAPartOf()
    {
        Repository.Stage(".env", $"KUCOIN_API_KEY={string.Concat("66a5c1f8e1f3", "b2000173a9c4")}\n");
        Repository.Commit("the key");
        Repository.Stage("secrets.env", $"KUCOIN_API_SECRET={string.Concat("3f8e21c7-9d4b-4e", "6a-8b1f-7c25d09ae431")}\nKUCOIN_API_PASSPHRASE=Marten5507quarry\n");
        var second = Repository.Commit("the rest");

        var findings = ScanRange($"{_base}..HEAD").Findings;

        Assert.Equal(3, findings.Length);
        Assert.All(findings, finding => Assert.Equal(second, finding.Set?.CompletedIn?.Id));
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

        var repository = Open();
        using var history = new GitHistory(
            repository, new HistoryOptions { Range = CommitRange.Of(repository, new RangeRevisions(["many"], [])) }, SecretScan.Sources.SourceLimits.Default);
        var messages = 0;
        bool Take(Fragment fragment)
        {
            Interlocked.Add(ref messages, fragment.Origin.Kind == OriginKind.CommitMessage ? 1 : 0);
            return false;
        }

        history.Read(jobs: 2, Take, Coverage, CancellationToken.None);

        Assert.Equal((3000, 3000, 1), (messages, Coverage.Commits, history.Versions));
    }
}
