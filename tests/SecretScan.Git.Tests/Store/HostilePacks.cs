using System.Text;
using SecretScan.Git.Store;
using static SecretScan.Git.Tests.Store.PackWriter;

namespace SecretScan.Git.Tests.Store;

/// <summary>Packs that nobody's git wrote. What is sound in them is given, the rest is named.</summary>
public sealed class HostilePacks : StoreTest
{
    private static readonly byte[] Sound = Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, 100)));

    private static string SoundId => Hash("blob", Sound, 40);

    [Fact]
    public void WithMoreDataThanTheySayStopThere() =>
        ReadsOnlySound(new PackWriter().Add(Id(1), new byte[64 * 1024 * 1024], size: 10));

    [Fact]
    public void WithLessDataThanTheySayGetNoMemory()
    {
        new PackWriter().Add(Id(1), new byte[10], size: 90_000_000).WriteTo(Repository);
        var store = OpenStore();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<DamagedException>(() => store.Find(Parse(Id(1)), NoLimit));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8_000_000);
    }

    [Fact]
    public void WithSizesBeyondAllNumbers() =>
        ReadsOnlySound(new PackWriter().Add(Id(1), new byte[10], size: long.MaxValue), SkipReason.TooLarge);

    [Fact]
    public void WithDataThatIsNotCompressed() => ReadsOnlySound(new PackWriter().AddRaw(Id(1), 10, new byte[20]));

    [Fact]
    public void WithDataThatAsksForADictionary() =>
        ReadsOnlySound(new PackWriter().AddRaw(Id(1), 10, [0x78, 0x20, 1, 2, 3, 4, .. Deflate(new byte[10])[2..]]));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void WithTypesThatAreNotKnown(int type) => ReadsOnlySound(new PackWriter().Add(Id(1), new byte[10], type: type));

    // git 2.39 takes memory until there is none left.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void WithDeltasInACircleAreNoneOfGitsBusiness(int length)
    {
        var pack = new PackWriter().Add(Sound);
        for (var i = 1; i <= length; i++)
        {
            pack.AddIdDelta(Id(i), Id((i % length) + 1), Delta(10, 10, Copy(0, 10)));
        }

        pack.AddIdDelta(Id(9), Id(1), Delta(10, 10, Copy(0, 10))).WriteTo(Repository);
        var store = OpenStore();
        Read(store, [Id(1), Id(9), SoundId]);

        Assert.Equal([SoundId], Given.Keys);
        Assert.Equal([Id(1), Id(9)], Skipped.Keys.Order());
        Assert.All(Skipped.Values, why => Assert.Equal((SkipReason.Unreadable, "it is stored as a difference to itself"), why));
        Assert.Throws<SourceException>(() => store.Read(Id(1), NoLimit));
        Assert.Throws<SourceException>(() => store.Read(Id(9), NoLimit));
    }

    [Fact]
    public void WithDeltasInACircleOverTwoPacks()
    {
        new PackWriter().AddIdDelta(Id(2), Id(1), Delta(10, 10, Copy(0, 10))).WriteTo(Repository);

        ReadsOnlySound(new PackWriter().AddIdDelta(Id(1), Id(2), Delta(10, 10, Copy(0, 10))));
    }

    [Fact]
    public void WithDeltasOfWhatIsNotThere() => ReadsOnlySound(new PackWriter().AddIdDelta(Id(1), Id(9), Delta(10, 10, Copy(0, 10))));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void WithDeltasOfWhatIsNoEntry(long distance) =>
        ReadsOnlySound(new PackWriter().AddOffsetDelta(Id(1), distance, Delta(10, 10, Copy(0, 10))));

    public static TheoryData<string, byte[]> Deltas() => new()
    {
        { "nothing", [] },
        { "another size of the base", Delta(Sound.Length - 1, 10, Copy(0, 10)) },
        { "a copy that begins behind the base", Delta(Sound.Length, 10, Copy(Sound.Length, 10)) },
        { "a copy that ends behind the base", Delta(Sound.Length, 10, Copy(Sound.Length - 9, 10)) },
        { "a copy of the last bytes there can be", Delta(Sound.Length, 0xFFFFFF, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]) },
        { "a copy that ends behind the object", Delta(Sound.Length, 9, Copy(0, 10)) },
        { "a copy without its offset", Delta(Sound.Length, 10, [0x81]) },
        { "an insert that ends behind the delta", Delta(Sound.Length, 10, [10, 1, 2]) },
        { "an insert that ends behind the object", Delta(Sound.Length, 2, Insert([1, 2, 3])) },
        { "an instruction that means nothing", Delta(Sound.Length, 1, Insert([1]), [0]) },
        { "fewer bytes than it says", Delta(Sound.Length, 10, Copy(0, 9)) },
        { "a size that does not end", [.. Delta(Sound.Length, 0)[..^1], 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] },
        { "a size beyond all numbers", Delta(Sound.Length, long.MaxValue, Copy(0, 10)) },
    };

    [Theory]
    [MemberData(nameof(Deltas))]
    public void WithADeltaThatHas(string what, byte[] delta)
    {
        var pack = new PackWriter().Add(Sound).AddOffsetDelta(Id(1), SoundId, delta);
        pack.WriteTo(Repository);
        Read(OpenStore(), [SoundId, Id(1)], maxSize: 1000);

        Assert.Equal([SoundId], Given.Keys);
        Assert.True(Skipped.Single().Key == Id(1), what);
    }

    [Fact]
    public void WithABaseThatIsMissingLoseOnlyWhatIsMadeFromIt()
    {
        var pack = new PackWriter()
            .AddIdDelta(Id(1), Id(9), Delta(10, 10, Copy(0, 10)))
            .AddOffsetDelta(Id(2), Id(1), Delta(10, 10, Copy(0, 10)))
            .Add(Sound);
        pack.WriteTo(Repository);
        Read(OpenStore(), [Id(1), Id(2), SoundId]);

        Assert.Equal([SoundId], Given.Keys);
        Assert.Equal([Id(1), Id(2)], Skipped.Keys.Order());
    }

    [Fact]
    public void WithAChainLongerThanAnyStack()
    {
        const int Length = 10_000;
        var pack = new PackWriter();
        var ids = new List<string>();
        for (var i = 0; i < Length; i++)
        {
            var content = Encoding.ASCII.GetBytes($"{i:D9}!");
            ids.Add(Hash("blob", content, 40));
            _ = i == 0 ? pack.Add(content) : pack.AddIdDelta(ids[i], ids[i - 1], Delta(10, 10, Insert(content[..9]), Copy(9, 1)));
        }

        pack.WriteTo(Repository);
        Read(OpenStore(), ids, verify: true);

        Assert.Equal(Length, Given.Count);
        Assert.Empty(Skipped);
    }

    [Fact]
    public void WhoseIndexExchangesTwoObjectsAreSeenThroughWhenAskedTo()
    {
        new PackWriter().Add(Id(1), Sound).WriteTo(Repository);
        var store = OpenStore();
        Read(store, [Id(1)], verify: true);

        Assert.Empty(Given);
        Assert.Equal((SkipReason.Unreadable, "the content is not what the id says"), Skipped[Id(1)]);
    }

    [Fact]
    public void WithAnotherTypeOfObjectAreToldSo()
    {
        new PackWriter().Add(Id(1), "tree"u8.ToArray(), type: 2).Add(Sound).WriteTo(Repository);
        Read(OpenStore(), [Id(1), SoundId]);

        Assert.Equal([SoundId], Given.Keys);
        Assert.Equal((SkipReason.Unreadable, "a tree, not a blob"), Skipped[Id(1)]);
    }

    // All others than the sound one are to be skipped.
    private void ReadsOnlySound(PackWriter pack, SkipReason? reason = null)
    {
        pack.Add(Sound).WriteTo(Repository);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(OpenStore(), [Id(1), SoundId], jobs: 1, maxSize: 100_000_000);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8_000_000);
        Assert.Equal(Sound, Given.Single().Value);
        Assert.Equal(Id(1), Skipped.Single().Key);
        Assert.True(reason is null || Skipped[Id(1)].Reason == reason);
    }

    private static string Id(int number) => new((char)('0' + number), 40);
}
