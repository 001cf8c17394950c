namespace SecretScan.Git.Tests.Store;

/// <summary>What happens to a repository while it is read is an error at worst.</summary>
public sealed class Changes : StoreTest
{
    [Fact]
    public void ByGarbageCollectionLoseNothing()
    {
        Fill(Repository, 10);
        Repository.Git("repack", "-dq");
        Fill(Repository, 10, seed: 2);
        var blobs = Blobs();
        var store = OpenStore();
        Repository.Git("gc", "-q");
        Read(store, blobs);

        Assert.Equal(blobs.Count, Given.Count);
        Assert.Empty(Skipped);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(1000)]
    [InlineData(4000)]
    public void ThatCutAPackShortAreNamed(int left)
    {
        var (blobs, pack) = Packed();
        var store = OpenStore();
        Cut(pack, left);
        Read(store, blobs, verify: true);

        Assert.Equal(blobs.Count, Given.Count + Skipped.Count);
        Assert.NotEmpty(Skipped);
        Assert.All(Skipped.Values, why => Assert.NotEqual("", why.Detail));
    }

    [Fact]
    public void ThatCutAPackShortWhileItIsReadAreNamed()
    {
        var random = new Random(4);
        var writer = new PackWriter();
        for (var i = 0; i < 5; i++)
        {
            var noise = new byte[100_000];
            random.NextBytes(noise);
            writer.Add(noise);
        }

        var pack = writer.WriteTo(Repository);
        var blobs = Blobs();
        var skipped = 0;
        var given = 0;
        OpenStore().ReadBlobs(
            [.. blobs.Select(Parse)],
            jobs: 1,
            NoLimit,
            (_, _) =>
            {
                given++;
                Cut(pack, 150_000);
            },
            (_, _, _) => skipped++,
            CancellationToken.None);

        Assert.Equal((1, 4), (given, skipped));
    }

    [Fact]
    public void OfTheContentOfAPackAreNamed()
    {
        var (blobs, pack) = Packed();
        var store = OpenStore();
        var length = (int)new FileInfo(pack).Length;
        File.WriteAllBytes(pack, new byte[length]);
        Read(store, blobs);

        Assert.Equal(blobs.Count, Skipped.Count);
    }

    [Fact]
    public void OfAPackForAnotherAreNamedOrReadAsItWas()
    {
        var (blobs, pack) = Packed();
        var store = OpenStore();
        File.WriteAllText(pack + ".new", "not a pack");
        File.Move(pack + ".new", pack, overwrite: true);
        Read(store, blobs, verify: true);

        Assert.Equal(blobs.Count, Given.Count + Skipped.Count);
    }

    // Which git 2.39 cannot read either.
    [Fact]
    public void ThatLeaveOnlyAMultiPackIndexAreNamed()
    {
        var (blobs, pack) = Packed();
        Repository.Git("multi-pack-index", "write");
        File.Delete(Path.ChangeExtension(pack, ".idx"));
        Read(OpenStore(), blobs);

        Assert.Equal(blobs.Count, Given.Count + Skipped.Count);
    }

    private static void Cut(string path, int length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private (List<string> Blobs, string Pack) Packed()
    {
        Fill(Repository);
        Repository.Git("repack", "-adq");
        var pack = Directory.GetFiles(Repository.At(".git/objects/pack"), "*.pack").Single();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(pack)!))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        return (Blobs(), pack);
    }

    private List<string> Blobs() =>
        [.. AllObjects(Repository.Path).Where(found => found.Type == "blob").Select(found => found.Id)];
}
