using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Staged;

public sealed class StagedFiles : RepositoryTest
{
    [Fact]
    public void AreReadFromTheIndexNotTheWorkingTree()
    {
        Repository.Stage("a.env", "staged");
        Repository.Write("a.env", "on disk");
        Repository.Write("b.env", "never staged");

        Assert.Equal(new() { ["a.env"] = "staged" }, ReadStaged().Texts());
    }

    [Fact]
    public void AreThoseThatDifferFromHead()
    {
        Repository.Stage("same", "1");
        Repository.Stage("changed", "1");
        Repository.Commit("one");
        Repository.Stage("changed", "2");
        Repository.Stage("added", "3");

        Assert.Equal(new() { ["changed"] = "2", ["added"] = "3" }, ReadStaged().Texts());
        Assert.True(Coverage.Complete);
    }

    [Fact]
    public void KeepTheirBytes()
    {
        byte[] bytes = [0xFF, 0xFE, (byte)'k', 0, (byte)'\r', 0, (byte)'\n', 0, 0x80, 0];
        Repository.Stage(".gitattributes", "*.bin text eol=lf working-tree-encoding=UTF-16\n* -diff\n");
        Repository.Git("commit", "-qm", "attributes");
        Repository.Git("config", "core.autocrlf", "false");
        Repository.Write("raw", bytes);
        var id = Repository.Git("hash-object", "-w", "--no-filters", "raw");
        Repository.Git("update-index", "--add", "--cacheinfo", $"100644,{id},a.bin");

        Assert.Equal(bytes, ReadStaged().At("a.bin").Bytes.ToArray());
    }

    [Fact]
    public void CarryTheirObjectId()
    {
        Repository.Stage("a", "1");

        var origin = ReadStaged().At("a").Origin;

        Assert.Equal((OriginKind.Blob, Repository.Id(":a"), null), (origin.Kind, origin.Blob, origin.Commit));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public void OfTheFirstCommitAreAllOfThem(string format)
    {
        using var repository = new TempRepository("--object-format=" + format);
        repository.Stage("a", "1");
        repository.Stage("b/c", "2");

        var source = Staged(repository.Path);
        var fragments = source.Read();

        Assert.Equal(new() { ["a"] = "1", ["b/c"] = "2" }, fragments.Texts());
        Assert.Empty(source.Previous(fragments[0].Origin));
        Assert.Empty(source.PreviousSiblings(fragments[0].Origin));
    }

    [Fact]
    public void OfASha256RepositoryHaveTheirPast()
    {
        using var repository = new TempRepository("--object-format=sha256");
        repository.Stage("d/a", "1");
        repository.Stage("d/b", "2");
        repository.Commit("one");
        repository.Stage("d/a", "3");

        var source = Staged(repository.Path);
        var origin = source.Read().At("d/a").Origin;

        Assert.Equal("1", source.Previous(origin).Single().Text());
        Assert.Equal(new() { ["d/b"] = "2" }, source.PreviousSiblings(origin).Texts());
    }

    [Fact]
    public void ThatAreDeletedBringNothing()
    {
        Repository.Stage("a", "1");
        Repository.Commit("one");
        Repository.Git("rm", "-q", "--cached", "a");

        Assert.Empty(ReadStaged());
        Assert.True(Coverage.Complete);
    }

    [Fact]
    public void OnlyIntendedToBeAddedBringNoContent()
    {
        Repository.Write("later.env", "not in the index");
        Repository.Git("add", "-N", "later.env");

        Assert.All(ReadStaged(), fragment => Assert.Equal("", fragment.Text()));
    }

    [Fact]
    public void AreSeenFromAFolderBelowTheRoot()
    {
        Repository.Stage("a/b/c.env", "1");
        Repository.Stage("a/b/d.env", "1");
        Repository.Commit("one");
        Repository.Stage("top.env", "2");
        Repository.Stage("a/b/c.env", "3");
        Repository.Git("config", "diff.relative", "true");

        var source = Staged(Repository.At("a/b"));
        var fragments = source.Read();

        Assert.Equal(["a/b/c.env", "top.env"], fragments.Paths());
        Assert.Equal(["a/b/d.env"], source.Siblings(fragments.At("a/b/c.env").Origin).Paths());
    }

    [Fact]
    public void CannotBeThereInABareRepository()
    {
        using var repository = new TempRepository("--bare");
        using var git = Opening(repository.Path);

        var error = Assert.Throws<SourceException>(() => new StagedSource(git, SourceLimits.Default));

        Assert.Contains("a bare repository has nothing staged", error.Message);
    }
}
