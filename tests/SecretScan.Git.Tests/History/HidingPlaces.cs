using System.Text;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>Where a credential hides from a scanner that reads what <c>git log -p</c> prints.</summary>
public sealed class HidingPlaces : HistoryTest
{
    public HidingPlaces()
    {
        Repository.Stage("README", "a project\n");
        Repository.Commit("begin");
    }

    [Fact]
    public void AFileThatWasDeletedIsRead()
    {
        Repository.Stage("config", MadeUp.Line(1));
        Repository.Commit("add");
        Repository.Git("rm", "-q", "config");
        Repository.Commit("remove");

        Assert.Equal("config", Only(Scan(), 1).Origin.Path);
    }

    [Theory]
    [InlineData("* -diff")]
    [InlineData("* binary")]
    [InlineData("* diff=custom")]
    [InlineData("* filter=lfs diff=lfs merge=lfs -text")]
    [InlineData("secret ident eol=crlf")]
    public void AttributesHideNothing(string attributes)
    {
        Repository.Stage("secret", MadeUp.Line(2));
        Repository.Stage(".gitattributes", attributes + "\n");
        Repository.Git("config", "diff.custom.textconv", "false");
        Repository.Commit("hide");

        Assert.Equal("secret", Only(Scan(), 2).Origin.Path);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Utf16IsReadWithAndWithoutMark(bool littleEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(!littleEndian, mark);
        Repository.Stage("notes.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(MadeUp.Line(3))]);
        Repository.Commit("from Windows");

        Only(Scan(), 3);
    }

    [Fact]
    public void WhatAMergeItselfBringsIsRead()
    {
        Branch("side", "b");
        Repository.Git("merge", "-q", "--no-ff", "--no-commit", "side");
        Repository.Stage("evil", MadeUp.Line(4));
        Repository.Commit("merge");

        Assert.Equal(Repository.Head, Only(Scan(), 4).Origin.Commit?.Id);
    }

    [Fact]
    public void AnOctopusMergeIsReadToo()
    {
        Branch("one", "1");
        Branch("two", "2");
        Repository.Git("merge", "-q", "--no-commit", "one", "two");
        Repository.Stage("evil", MadeUp.Line(5));
        var tree = Repository.Git("write-tree");
        var commit = Repository.Git("commit-tree", tree, "-p", "HEAD", "-p", "one", "-p", "two", "-m", "octopus");
        Repository.Git("update-ref", "refs/heads/octopus", commit);

        Assert.Equal(commit, Only(Scan(), 5).Origin.Commit?.Id);
    }

    [Fact]
    public void ALinkThatBecomesAFileIsRead()
    {
        var link = Repository.GitWithInput("README"u8.ToArray(), "hash-object", "-w", "--stdin");
        Repository.Git("update-index", "--add", "--cacheinfo", $"120000,{link},link");
        Repository.Commit("a link");
        var file = Repository.GitWithInput(Encoding.UTF8.GetBytes(MadeUp.Line(6)), "hash-object", "-w", "--stdin");
        Repository.Git("update-index", "--cacheinfo", $"100644,{file},link");
        Repository.Commit("a file");

        Assert.Equal("link", Only(Scan(), 6).Origin.Path);
    }

    [Fact]
    public void TheTargetOfALinkIsRead()
    {
        var link = Repository.GitWithInput(Encoding.UTF8.GetBytes("/run/" + MadeUp.Token(7)), "hash-object", "-w", "--stdin");
        Repository.Git("update-index", "--add", "--cacheinfo", $"120000,{link},link");
        Repository.Commit("a link");

        Only(Scan(), 7);
    }

    [Fact]
    public void SubmodulesAreNotedAndTheirAddressesRead()
    {
        Repository.Stage(".gitmodules", $"[submodule \"lib\"]\n\tpath = lib\n\turl = https://bot:{MadeUp.Token(8)}@gitlab.com/x/lib.git\n");
        Repository.Git("update-index", "--add", "--cacheinfo", $"160000,{Repository.Head},lib");
        Repository.Commit("a submodule");

        var result = Scan();

        Assert.Equal(".gitmodules", Only(result, 8).Origin.Path);
        Assert.Contains(result.Coverage.Notes, note => note is { Path: "lib", Note: "submodule" });
        Assert.True(result.Coverage.Complete);
    }

    [Fact]
    public void ARenamedFileIsReportedUnderBothNames()
    {
        Repository.Stage("old", MadeUp.Line(9));
        Repository.Commit("add");
        Repository.Git("mv", "old", "new");
        Repository.Commit("rename");

        Assert.Equal(["new", "old"], Scan().Findings.Select(finding => finding.Origin.Path));
    }

    [Fact]
    public void ABranchWithoutAncestorsIsRead()
    {
        Repository.Git("checkout", "-q", "--orphan", "pages");
        Repository.Stage("site", MadeUp.Line(10));
        Repository.Commit("pages");
        Repository.Git("checkout", "-q", "main");

        Assert.Equal("refs/heads/pages", Assert.Single(Only(Scan(), 10).Exposure!.Refs));
    }

    [Fact]
    public void EveryStashIsRead()
    {
        Repository.Stage("README", MadeUp.Line(11));
        Repository.Git("stash", "-q");
        Repository.Stage("README", MadeUp.Line(12));
        Repository.Git("stash", "-q");

        var result = Scan();

        Assert.True(Has(result, 11));
        Assert.True(Has(result, 12));
    }

    [Fact]
    public void AFileInAStashThatGitDidNotTrackIsRead()
    {
        Repository.Write("untracked", MadeUp.Line(13));
        Repository.Git("stash", "-q", "--include-untracked");

        Only(Scan(), 13);
    }

    [Fact]
    public void NotesAreRead()
    {
        Repository.Git("notes", "add", "-m", MadeUp.Line(14));

        Assert.Equal(OriginKind.Note, Only(Scan(), 14).Origin.Kind);
    }

    [Fact]
    public void CommitMessagesAreRead()
    {
        Repository.Commit("deploy\n\n" + MadeUp.Line(15));
        var commit = Repository.Head;

        var finding = Only(Scan(), 15);

        Assert.Equal(OriginKind.CommitMessage, finding.Origin.Kind);
        Assert.Equal(commit, finding.Origin.Commit?.Id);
        Assert.Equal(3, finding.Location.StartLine);
    }

    [Fact]
    public void MessagesOfTagsOnTagsAreRead()
    {
        Repository.Git("tag", "-a", "-m", MadeUp.Line(16), "inner");
        Repository.Git("tag", "-a", "-m", MadeUp.Line(17), "outer", "inner");
        Repository.Git("tag", "-d", "inner");

        var result = Scan();

        Assert.True(Has(result, 16));
        Assert.True(Has(result, 17));
        Assert.All(result.Findings, finding => Assert.Equal(OriginKind.TagMessage, finding.Origin.Kind));
    }

    [Fact]
    public void ATagOnAFileOrFolderThatNoCommitHasIsRead()
    {
        var blob = Repository.GitWithInput(Encoding.UTF8.GetBytes(MadeUp.Line(18)), "hash-object", "-w", "--stdin");
        Repository.Git("tag", "blob", blob);
        var other = Repository.GitWithInput(Encoding.UTF8.GetBytes(MadeUp.Line(19)), "hash-object", "-w", "--stdin");
        var tree = Repository.GitWithInput(Encoding.UTF8.GetBytes($"100644 blob {other}\tname\n"), "mktree");
        Repository.Git("tag", "-a", "-m", "a folder", "tree", tree);

        var result = Scan();

        Assert.True(Has(result, 18));
        Assert.True(Has(result, 19));
    }

    [Fact]
    public void LinesThatEndInCarriageReturnsAreRead()
    {
        Repository.Stage("dos.ini", "[bot]\r\n" + MadeUp.Line(20).Replace("\n", "\r\n") + "end\r\n");
        Repository.Commit("dos");

        Assert.Equal(2, Only(Scan(), 20).Location.StartLine);
    }

    [Fact]
    public void ANameWithALineBreakIsAName()
    {
        Repository.StageRaw("two\nlines"u8, MadeUp.Line(21));
        Repository.Commit("odd");

        Assert.Equal("two\nlines", Only(Scan(), 21).Origin.Path);
    }

    [Fact]
    public void ANameThatIsNoUtf8IsAName()
    {
        Repository.StageRaw([0x66, 0xFF], MadeUp.Line(22));
        Repository.Commit("odd");

        Assert.Equal("f\\xff", Only(Scan(), 22).Origin.Path);
    }

    [Fact]
    public void AFileOverTheLimitIsNamedAndMakesTheScanIncomplete()
    {
        Repository.Stage("large", MadeUp.Line(23) + new string('x', 60_000) + "\n");
        Repository.Commit("large");

        var result = Scan(maxSize: 50_000);

        Assert.Empty(result.Findings);
        Assert.Contains(result.Coverage.Skipped, skipped => skipped is { Path: "large", Reason: SkipReason.TooLarge });
    }

    [Fact]
    public void SixtyMegabytesAreRead()
    {
        Repository.Stage("large", string.Concat(Enumerable.Repeat("some line of text that says nothing\n", 1_700_000)) + MadeUp.Line(24));
        Repository.Commit("large");

        Assert.Equal(1_700_001, Only(Scan(), 24).Location.StartLine);
    }

    [Fact]
    public void WhatOnlyTheReflogNamesIsReadWhenAskedFor()
    {
        Repository.Stage("amended", MadeUp.Line(25));
        Repository.Commit("first try");
        Repository.Git("reset", "-q", "--hard", "HEAD~1");

        Assert.Empty(Scan().Findings);
        Only(Scan(new HistoryOptions { Reflog = true }), 25);
    }

    [Fact]
    public void WhatNothingLeadsToIsReadWhenAskedFor()
    {
        Repository.GitWithInput(Encoding.UTF8.GetBytes(MadeUp.Line(26)), "hash-object", "-w", "--stdin");
        Repository.Git("commit-tree", "HEAD^{tree}", "-m", MadeUp.Line(27));

        Assert.Empty(Scan().Findings);
        var result = Scan(new HistoryOptions { Unreachable = true });

        Assert.True(Has(result, 26));
        Assert.True(Has(result, 27));
    }

    private void Branch(string name, string content)
    {
        Repository.Git("checkout", "-q", "-b", name, "main");
        Repository.Stage("file-of-" + name, content);
        Repository.Commit(name);
        Repository.Git("checkout", "-q", "main");
    }
}
