using System.Collections.Concurrent;

namespace SecretScan.Git.Tests.Store;

/// <summary>How many blobs are read at a time.</summary>
public sealed class ReadingMany : StoreTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void GivesTheSameOnAnyNumberOfThreads(int jobs)
    {
        Fill(Repository);
        Repository.Git("repack", "-adq");
        Fill(Repository, 10, seed: 2);
        Read(OpenStore(), Blobs(), jobs, verify: true);

        Assert.Equal(Blobs().Count, Given.Count);
    }

    [Fact]
    public void GivesEachOnceHoweverOftenItIsWantedOrStored()
    {
        Fill(Repository);
        Repository.Git("repack", "-q");
        Fill(Repository, 10, seed: 2);
        Repository.Git("repack", "-aq");
        var blobs = Blobs();
        Read(OpenStore(), [.. blobs, .. blobs, new string('1', 40), new string('1', 40)]);

        Assert.Equal(blobs.Count, Given.Count);
        Assert.Single(Skipped);
    }

    [Fact]
    public void GivesOnlyWhatIsWanted()
    {
        Fill(Repository, 60);
        Repository.Git("repack", "-adfq", "--depth=250");
        var wanted = Blobs().Where((_, i) => i % 10 == 0).ToList();
        Read(OpenStore(), wanted, verify: true);

        Assert.Equal(wanted.Order(), Given.Keys.Order());
    }

    [Fact]
    public void EndsWithTheFailureOfWhoTakes()
    {
        Fill(Repository);
        var ids = new ConcurrentBag<string>();

        void Take(Git.Store.ObjectId id, ReadOnlyMemory<byte> content)
        {
            ids.Add(id.ToString());
            throw new InvalidDataException("enough");
        }

        var failure = Assert.Throws<InvalidDataException>(() => OpenStore().ReadBlobs(
            [.. Blobs().Select(Parse)], 2, NoLimit, Take, (_, _, _) => { }, CancellationToken.None));
        Assert.Equal("enough", failure.Message);
        Assert.InRange(ids.Count, 1, 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StopsWhenAskedTo(bool isPacked)
    {
        Fill(Repository);
        if (isPacked)
        {
            Repository.Git("repack", "-adq");
        }

        using var stop = new CancellationTokenSource();
        var count = 0;

        Assert.ThrowsAny<OperationCanceledException>(() => OpenStore().ReadBlobs(
            [.. Blobs().Select(Parse)],
            2,
            NoLimit,
            (_, _) =>
            {
                Interlocked.Increment(ref count);
                stop.Cancel();
            },
            (_, _, _) => { },
            stop.Token));
        Assert.InRange(count, 1, 2);
    }

    private List<string> Blobs() =>
        [.. AllObjects(Repository.Path).Where(found => found.Type == "blob").Select(found => found.Id)];
}
