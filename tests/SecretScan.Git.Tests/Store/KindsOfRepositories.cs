using SecretScan.Testing;

namespace SecretScan.Git.Tests.Store;

/// <summary>Every way in which git keeps objects is read without asking git.</summary>
public sealed class KindsOfRepositories : StoreTest
{
    [Fact]
    public void WithLooseObjects()
    {
        Fill(Repository);

        ReadsEverything();
    }

    [Fact]
    public void WithOnePack()
    {
        Fill(Repository);
        Repository.Git("repack", "-adq");

        ReadsEverything();
    }

    [Fact]
    public void WithSeveralPacksAndLooseObjects()
    {
        for (var i = 0; i < 3; i++)
        {
            Fill(Repository, 5, seed: i);
            Repository.Git("repack", "-dq");
        }

        Fill(Repository, 9);

        ReadsEverything();
    }

    [Fact]
    public void WithLongChainsOfDeltas()
    {
        Fill(Repository, 60);
        Repository.Git("repack", "-adfq", "--depth=250", "--window=50");

        ReadsEverything();
    }

    [Fact]
    public void WithDeltasThatNameTheirBaseById()
    {
        Fill(Repository);
        Repository.Git("-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--depth=50");

        ReadsEverything();
    }

    [Fact]
    public void WithObjectIdsOfSha256()
    {
        using var repository = new TempRepository("--object-format=sha256");
        Fill(repository);
        repository.Git("repack", "-dq");
        Fill(repository, 10, seed: 2);

        ReadsEverything(repository.Path);
    }

    [Fact]
    public void WithoutWorkingTree()
    {
        Fill(Repository);
        using var bare = new TempRepository("--bare");
        bare.Git("fetch", "-q", Repository.Path, "main");

        ReadsEverything(bare.Path);
    }

    [Fact]
    public void WithALinkedWorkingTree()
    {
        Fill(Repository);
        using var folder = new TempFolder();
        Repository.Git("worktree", "add", "-q", "--detach", folder.At("linked"), "main");

        ReadsEverything(folder.At("linked"));
    }

    [Fact]
    public void WithAMultiPackIndex()
    {
        Fill(Repository);
        Repository.Git("repack", "-dq");
        Fill(Repository, 10, seed: 2);
        Repository.Git("repack", "-dq");
        Repository.Git("multi-pack-index", "write");

        ReadsEverything();
    }

    [Fact]
    public void AfterGarbageCollection()
    {
        Fill(Repository);
        Repository.Git("update-ref", "refs/heads/main", "main~10");
        Repository.Git("gc", "-q");

        ReadsEverything();
    }

    [Fact]
    public void WithFilesThatAreNoText()
    {
        var random = new Random(3);
        foreach (var length in (int[])[0, 1, 255, 65_535, 65_536, 65_537, 3_000_000])
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Repository.Stage($"random{length}", bytes);
            Repository.Stage($"zeros{length}", new byte[length]);
        }

        Repository.Commit("bytes");
        ReadsEverything();
        Given.Clear();
        Repository.Git("repack", "-adq");
        ReadsEverything();
    }

    [Fact]
    public void WithNothingInThem()
    {
        Read(OpenStore(), []);

        Assert.Empty(Given);
        Assert.Empty(Skipped);
    }
}
