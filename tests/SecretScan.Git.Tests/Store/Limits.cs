using System.Text;
using static SecretScan.Git.Tests.Store.PackWriter;

namespace SecretScan.Git.Tests.Store;

/// <summary>What is too large is told with its size and not made, unless something smaller is made from it.</summary>
public sealed class Limits : StoreTest
{
    private static readonly byte[] Large = Encoding.ASCII.GetBytes(new string('x', 5000));
    private static readonly byte[] Small = "xxxxxxxxxx"u8.ToArray();

    private static string LargeId => Hash("blob", Large, 40);

    private static string SmallId => Hash("blob", Small, 40);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void HoldForBlobsOfRepositories(bool isPacked)
    {
        Repository.Stage("large", new string('l', 5000));
        Repository.Stage("small", new string('s', 4999));
        Repository.Commit("one");
        if (isPacked)
        {
            Repository.Git("repack", "-adq");
        }

        Read(OpenStore(), [Repository.Id(":large"), Repository.Id(":small")], maxSize: 4999);

        Assert.Equal([Repository.Id(":small")], Given.Keys);
        Assert.Equal((SkipReason.TooLarge, "5000 bytes"), Skipped[Repository.Id(":large")]);
    }

    [Fact]
    public void DoNotHoldForABaseOfWhatIsSmall()
    {
        new PackWriter().Add(Large).AddOffsetDelta(SmallId, LargeId, Delta(5000, 10, Copy(100, 10))).WriteTo(Repository);
        Read(OpenStore(), [LargeId, SmallId], maxSize: 100);

        Assert.Equal(Small, Given[SmallId]);
        Assert.Equal((SkipReason.TooLarge, "5000 bytes"), Skipped[LargeId]);
    }

    [Fact]
    public void DoNotHoldForABaseThatIsADeltaItself()
    {
        var larger = (byte[])[.. Large, .. Large];
        var largerId = Hash("blob", larger, 40);
        new PackWriter()
            .Add(Large)
            .AddOffsetDelta(largerId, LargeId, Delta(5000, 10_000, Copy(0, 5000), Copy(0, 5000)))
            .AddOffsetDelta(SmallId, largerId, Delta(10_000, 10, Copy(100, 10)))
            .WriteTo(Repository);
        Read(OpenStore(), [SmallId, LargeId, largerId], maxSize: 100, verify: true);

        Assert.Equal(Small, Given[SmallId]);
        Assert.Equal((SkipReason.TooLarge, "10000 bytes"), Skipped[largerId]);
        Assert.Equal((SkipReason.TooLarge, "5000 bytes"), Skipped[LargeId]);
    }

    [Fact]
    public void AreToldWithoutInflating()
    {
        // What would come out are not 5000 bytes.
        var id = new string('1', 40);
        var otherId = new string('2', 40);
        new PackWriter()
            .Add(id, new byte[4000], size: 5000)
            .AddOffsetDelta(otherId, id, Delta(5000, 6000, [0]))
            .WriteTo(Repository);
        Read(OpenStore(), [id, otherId], maxSize: 100);

        Assert.Empty(Given);
        Assert.Equal((SkipReason.TooLarge, "5000 bytes"), Skipped[id]);
        Assert.Equal((SkipReason.TooLarge, "6000 bytes"), Skipped[otherId]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public void OfWhatIsHeldMakeNoDifference(long mostHeld)
    {
        Fill(Repository, 60);
        Repository.Git("repack", "-adfq", "--depth=250", "--window=50");
        Branch(20_000);
        var store = OpenStore();
        store.MostHeld = mostHeld;
        var blobs = AllObjects(Repository.Path).Where(found => found.Type == "blob").Select(found => found.Id).ToList();
        Read(store, blobs, verify: true);

        Assert.Equal(blobs.Count, Given.Count);
        Assert.Empty(Skipped);
    }

    // A tree of deltas in which every object has two made from it, so that many wait at a time.
    private void Branch(int size)
    {
        var pack = new PackWriter();
        var contents = new List<byte[]>();
        for (var i = 0; i < 127; i++)
        {
            var content = new byte[size];
            contents.Add(content);
            if (i == 0)
            {
                pack.Add(content);
                continue;
            }

            contents[(i - 1) / 2].CopyTo(content, 0);
            content[i] = (byte)i;
            pack.AddOffsetDelta(
                Hash("blob", content, 40),
                Hash("blob", contents[(i - 1) / 2], 40),
                Delta(size, size, Copy(0, i), Insert([(byte)i]), Copy(i + 1, size - i - 1)));
        }

        pack.WriteTo(Repository);
    }
}
