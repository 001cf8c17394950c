using static SecretScan.Git.Tests.Store.PackWriter;

namespace SecretScan.Git.Tests.Store;

/// <summary>What only git can read is asked of git.</summary>
public sealed class LeftToGit : StoreTest
{
    [Fact]
    public void ArePacksWithAnIndexOfTheFirstVersion()
    {
        Fill(Repository);
        Repository.Git("-c", "pack.indexVersion=1", "repack", "-adq");
        var store = OpenStore();
        Read(store, Blobs(), verify: true);

        Assert.Equal(Blobs().Count, Given.Count);
        Assert.Null(store.Find(Parse(Blobs()[0]), NoLimit));
        Assert.NotNull(store.Read(Blobs()[0], NoLimit));
    }

    [Fact]
    public void AreDamagedObjectsUntilThereAreTooMany()
    {
        var ids = Enumerable.Range(1, 300).Select(i => $"{i:D40}").ToList();
        var pack = new PackWriter();
        ids.ForEach(id => pack.AddRaw(id, 10, new byte[10]));
        pack.WriteTo(Repository);
        Read(OpenStore(), ids);

        Assert.Equal(300, Skipped.Count(why => why.Value.Reason == SkipReason.Unreadable));
        Assert.Equal(200, Skipped.Count(why => why.Value.Detail == "damaged, as others are; git fsck tells more"));
    }

    [Fact]
    public void AreNotObjectsThatAreHere()
    {
        Fill(Repository);
        Repository.Git("repack", "-adq");
        Fill(Repository, 5, seed: 2);
        var blobs = Blobs();
        using var repository = GitRepository.Open(Repository.Path);
        using var store = Git.Store.ObjectStore.Open(repository);

        // git would now be asked about another repository.
        Directory.Move(Repository.At(".git/HEAD"), Repository.At(".git/HEAD.gone"));
        Read(store, blobs);
        Directory.Move(Repository.At(".git/HEAD.gone"), Repository.At(".git/HEAD"));

        Assert.Equal(blobs.Count, Given.Count);
    }

    private List<string> Blobs() =>
        [.. AllObjects(Repository.Path).Where(found => found.Type == "blob").Select(found => found.Id)];
}
