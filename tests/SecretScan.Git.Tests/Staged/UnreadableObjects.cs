using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Staged;

public sealed class UnreadableObjects : RepositoryTest
{
    [Fact]
    public void ThatAreTooLargeAreToldAndTheOthersRead()
    {
        Repository.Stage("a", "small");
        Repository.Stage("b", new string('x', 5000));
        Repository.Stage("c", "small too");

        var fragments = new StagedSource(Open(), new SourceLimits { MaxFileSize = 4999 }).Read(Coverage);

        Assert.Equal(["a", "c"], fragments.Paths());
        Assert.Equal([new Skipped("b", Repository.Id(":b"), SkipReason.TooLarge, "5000 bytes")], Coverage.Skipped);
    }

    [Fact]
    public void AreReadUpToTheLimitItself()
    {
        Repository.Stage("b", new string('x', 5000));

        Assert.Single(new StagedSource(Open(), new SourceLimits { MaxFileSize = 5000 }).Read(Coverage));
    }

    [Fact]
    public void ThatAreMissingAreTold()
    {
        var gone = new string('1', 40);
        Repository.Git("update-index", "--add", "--cacheinfo", $"100644,{gone},a");
        Repository.Stage("b", "1");

        Assert.Equal(["b"], ReadStaged().Paths());
        Assert.Equal([new Skipped("a", gone, SkipReason.MissingObject, null)], Coverage.Skipped);
    }

    [Theory]
    [InlineData(0, SkipReason.MissingObject)]
    [InlineData(2000, SkipReason.Unreadable)]
    public void ThatAreDamagedAreToldAndTheOthersRead(int bytesLeft, SkipReason reason)
    {
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);
        Repository.Stage("a", noise);
        Repository.Stage("b", "2");
        var id = Repository.Id(":a");
        var file = Repository.At($".git/objects/{id[..2]}/{id[2..]}");
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..bytesLeft]);

        Assert.Equal(["b"], ReadStaged().Paths());
        Assert.Equal(("a", reason), (Coverage.Skipped.Single().Path, Coverage.Skipped.Single().Reason));
    }

    [Fact]
    public void OfAPartialCloneAreNotFetched()
    {
        var text = string.Join('\n', Enumerable.Range(0, 50));
        Repository.Stage("old", text);
        Repository.Commit("one");
        Repository.Git("config", "uploadpack.allowFilter", "true");
        using var clone = new TempRepository();
        clone.Git("remote", "add", "origin", "file://" + Repository.Path);
        clone.Git("fetch", "-q", "--filter=blob:none", "origin");
        clone.Git("reset", "-q", "--soft", "origin/main");
        clone.Stage("new", text + "\n50");

        var source = Staged(clone.Path);

        Assert.Equal(["new"], source.Read(Coverage).Paths());
        Assert.Contains('?', clone.Git("rev-list", "--objects", "--missing=print", "HEAD"));
    }
}
