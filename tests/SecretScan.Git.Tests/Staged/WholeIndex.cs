using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Staged;

public sealed class WholeIndex : RepositoryTest
{
    [Fact]
    public void IsReadChangedOrNot()
    {
        Repository.Stage("a/b", "committed");
        Repository.Commit("one");
        Repository.Stage("c", "staged");
        Repository.Write("c", "on disk");
        Repository.Write("d", "untracked");

        Assert.Equal(new() { ["a/b"] = "committed", ["c"] = "staged" }, Read(Repository.At("a")));
    }

    [Fact]
    public void HasNoPast()
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");
        IFragmentSource source = new IndexSource(Open(), SourceLimits.Default);

        Assert.Empty(source.Previous(source.Read().Single().Origin));
    }

    [Fact]
    public void NotesSubmodules()
    {
        Repository.Git("update-index", "--add", "--cacheinfo", $"160000,{Repository.Commit("one")},sub");

        Assert.Empty(new IndexSource(Open(), SourceLimits.Default).Read(Coverage));
        Assert.Equal([new CoverageNote("sub", "submodule")], Coverage.Notes);
    }

    [Fact]
    public void HoldsWhatASparseCheckoutHasNotOnDisk()
    {
        Repository.Stage("in/a", "1");
        Repository.Stage("out/deep/b", "2");
        Repository.Commit("one");
        Repository.Git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
        Assert.False(File.Exists(Repository.At("out/deep/b")));

        Assert.Equal(new() { ["in/a"] = "1", ["out/deep/b"] = "2" }, Read(Repository.Path));
    }

    [Fact]
    public void CannotBeThereInABareRepository()
    {
        using var repository = new TempRepository("--bare");
        using var git = Opening(repository.Path);

        Assert.Throws<SourceException>(() => new IndexSource(git, SourceLimits.Default));
    }

    private Dictionary<string, string> Read(string folder) => new IndexSource(Open(folder), SourceLimits.Default).Read(Coverage).Texts();
}
