namespace SecretScan.Git.Tests.Staged;

public sealed class KindsOfEntries : RepositoryTest
{
    [Fact]
    public void ALinkIsReadAsTheTextOfItsTarget()
    {
        File.CreateSymbolicLink(Repository.At("link"), "/etc/hostname");
        Repository.Git("add", "link");

        Assert.Equal("/etc/hostname", ReadStaged().At("link").Text());
    }

    [Fact]
    public void AFileThatBecomesALinkIsReadAsTheLink()
    {
        Repository.Stage("a", "content");
        Repository.Commit("one");
        File.Delete(Repository.At("a"));
        File.CreateSymbolicLink(Repository.At("a"), "target");
        Repository.Git("add", "a");

        var source = Staged();
        var fragment = source.Read().At("a");

        Assert.Equal("target", fragment.Text());
        Assert.Equal("content", source.Previous(fragment.Origin).Single().Text());
    }

    [Fact]
    public void AFileThatBecomesAFolderIsReadWithinIt()
    {
        Repository.Stage("a", "content");
        Repository.Commit("one");
        Repository.Git("rm", "-q", "a");
        Repository.Stage("a/b", "something else entirely");

        Assert.Equal(["a/b"], ReadStaged().Paths());
    }

    [Fact]
    public void AnExecutableIsReadLikeAnyFile()
    {
        Repository.Stage("a", "content");
        Repository.Commit("one");
        Repository.Git("update-index", "--chmod=+x", "a");

        var source = Staged();

        Assert.Equal("content", source.Previous(source.Read().At("a").Origin).Single().Text());
    }

    [Fact]
    public void ASubmoduleIsANote()
    {
        var commit = Repository.Commit("one");
        Repository.Stage(".gitmodules", "[submodule \"sub\"]\n\tpath = sub\n\turl = ./sub\n\tignore = all\n");
        Repository.Git("update-index", "--add", "--cacheinfo", $"160000,{commit},sub");
        Repository.Git("config", "diff.ignoreSubmodules", "all");

        Assert.Equal([".gitmodules"], ReadStaged().Paths());
        Assert.Equal([new CoverageNote("sub", "submodule")], Coverage.Notes);
        Assert.True(Coverage.Complete);
    }

    [Fact]
    public void ASubmoduleThatBecomesAFileIsRead()
    {
        Repository.Git("update-index", "--add", "--cacheinfo", $"160000,{Repository.Commit("one")},sub");
        Repository.Commit("two");
        Repository.Git("config", "submodule.sub.ignore", "all");
        Repository.Git("rm", "-q", "--cached", "sub");
        Repository.Stage("sub", "content");

        var source = Staged();
        var fragment = source.Read().At("sub");

        Assert.Equal("content", fragment.Text());
        Assert.Empty(source.Previous(fragment.Origin));
    }

    [Fact]
    public void AnLfsPointerIsANoteAndRead()
    {
        var pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + new string('a', 64) + "\nsize 5\n";
        Repository.Stage("big.zip", pointer);
        Repository.Stage("no-pointer.txt", pointer + new string('x', 1024));

        Assert.Equal(pointer, ReadStaged().At("big.zip").Text());
        Assert.Equal([new CoverageNote("big.zip", "lfs-pointer")], Coverage.Notes);
    }
}
