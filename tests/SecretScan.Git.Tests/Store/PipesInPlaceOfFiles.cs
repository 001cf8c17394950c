using SecretScan.Git.Store;

namespace SecretScan.Git.Tests.Store;

/// <summary>Only files are opened: at a pipe the system would have the store wait for ever.</summary>
public sealed class PipesInPlaceOfFiles : StoreTest
{
    [Fact]
    public void AreNoObjects()
    {
        Fill(Repository, 2);
        var id = Repository.Id("main:c0");
        Repository.PlantPipe(FileOf(id));
        var store = OpenStore();
        Read(store, [id, Repository.Id("main:c1")]);

        Assert.Equal(SkipReason.MissingObject, Skipped[id].Reason);
        Assert.Single(Given);
        Assert.Null(store.Find(Parse(id), NoLimit));
    }

    [Fact]
    public void AreNoObjectsBehindALink()
    {
        Fill(Repository, 2);
        var id = Repository.Id("main:c0");
        Repository.PlantPipe("pipe");
        File.Delete(Repository.At(FileOf(id)));
        File.CreateSymbolicLink(Repository.At(FileOf(id)), Repository.At("pipe"));

        Assert.Null(OpenStore().Find(Parse(id), NoLimit));
    }

    [Theory]
    [InlineData(".idx")]
    [InlineData(".pack")]
    public void AreNoPacks(string extension)
    {
        Fill(Repository, 2);
        Repository.Git("repack", "-adq");
        var id = Repository.Id("main:c0");
        Repository.PlantPipe(Path.ChangeExtension(Path.GetRelativePath(Repository.Path, Directory.GetFiles(Repository.At(".git/objects/pack"), "*.idx").Single()), extension));
        using var packs = new Packs([Repository.At(".git/objects")], 20);

        Assert.False(packs.Refresh());
        Assert.False(packs.AreWhole);
        Assert.False(packs.TryFind(Parse(id), out _, out _));
    }

    [Fact]
    public void AreNoAlternates()
    {
        Repository.PlantPipe(".git/objects/info/alternates");

        Assert.Single(ObjectFolders.Of(Repository.At(".git/objects"), Repository.Path));
    }

    [Fact]
    public void AreNotTakenForLinkedFiles()
    {
        Fill(Repository, 2);
        Repository.Git("repack", "-adq");
        foreach (var file in Directory.GetFiles(Repository.At(".git/objects/pack")))
        {
            File.Move(file, file + ".elsewhere");
            File.CreateSymbolicLink(file, file + ".elsewhere");
        }

        Assert.NotNull(OpenStore().Find(Parse(Repository.Id("main:c0")), NoLimit));
    }

    private static string FileOf(string id) => $".git/objects/{id[..2]}/{id[2..]}";
}
