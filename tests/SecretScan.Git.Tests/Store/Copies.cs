using static SecretScan.Git.Tests.Store.PackWriter;

namespace SecretScan.Git.Tests.Store;

/// <summary>
/// An object may be stored more than once, and not every copy need be sound. git 2.39 tells the size of one copy and gives
/// the content of another.
/// </summary>
public sealed class Copies : StoreTest
{
    private static readonly byte[] Content = "content"u8.ToArray();

    private static string Id => Hash("blob", Content, 40);

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(5000)]
    public void OfWhichThePackedOneIsDamagedAreReadFromTheFile(int size)
    {
        Repository.GitWithInput(Content, "hash-object", "-w", "--stdin");
        new PackWriter().Add(Id, Content, size).WriteTo(Repository);
        var store = OpenStore();
        Read(store, [Id]);

        Assert.Equal(Content, Given[Id]);
        Assert.Equal(Content, store.Read(Id, NoLimit)!.Content);
    }

    [Fact]
    public void OfWhichOnePackedOneIsDamagedAreReadFromTheOther()
    {
        new PackWriter().Add(Id, Content, 8).Add([1]).WriteTo(Repository);
        new PackWriter().Add(Id, Content).WriteTo(Repository);
        Read(OpenStore(), [Id]);

        Assert.Equal(Content, Given[Id]);
    }

    [Fact]
    public void ThatAreAllDamagedAreNamed()
    {
        new PackWriter().Add(Id, Content, 8).Add([1]).WriteTo(Repository);
        new PackWriter().Add(Id, Content, 5000).WriteTo(Repository);
        var store = OpenStore();
        Read(store, [Id]);

        Assert.Equal((SkipReason.Unreadable, $"{Id}: no copy of it is sound; git fsck tells more"), Skipped[Id]);
        Assert.Throws<SourceException>(() => store.Read(Id, NoLimit));
    }
}
