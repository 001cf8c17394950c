using SecretScan.Testing;

namespace SecretScan.Git.Tests.Store;

/// <summary>Objects that are not there are named, and nothing is fetched.</summary>
public sealed class MissingObjects : StoreTest
{
    private readonly TempRepository _clone = new();

    [Fact]
    public void OfAPartialCloneAreNamed()
    {
        Fill(Repository);
        Repository.Git("config", "uploadpack.allowFilter", "true");
        _clone.Git("remote", "add", "origin", "file://" + Repository.Path);
        _clone.Git("fetch", "-q", "--filter=blob:none", "origin");
        var blobs = Blobs(Repository);
        Read(OpenStore(_clone.Path), blobs);

        Assert.Empty(Given);
        Assert.Equal(blobs.Count, Skipped.Count(why => why.Value == (SkipReason.MissingObject, "not in this repository")));
        Assert.Empty(Blobs(_clone));
    }

    [Fact]
    public void OfAShallowCloneAreNamed()
    {
        Fill(Repository);
        _clone.Git("fetch", "-q", "--depth=1", "file://" + Repository.Path, "main");
        Read(OpenStore(_clone.Path), Blobs(Repository));

        Assert.Equal(Blobs(_clone).Order(), Given.Keys.Order());
        Assert.Equal(Blobs(Repository).Except(Given.Keys).Order(), Skipped.Keys.Order());
        Assert.All(Skipped.Values, why => Assert.Equal(SkipReason.MissingObject, why.Reason));
    }

    [Fact]
    public void DoNotKeepOthersFromBeingRead()
    {
        Fill(Repository);
        var blobs = Blobs(Repository);
        var file = Repository.At($".git/objects/{blobs[0][..2]}/{blobs[0][2..]}");
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);
        Read(OpenStore(), blobs);

        Assert.Equal([blobs[0]], Skipped.Keys);
        Assert.Equal(blobs.Count - 1, Given.Count);
    }

    public override void Dispose()
    {
        base.Dispose();
        _clone.Dispose();
    }

    private static List<string> Blobs(TempRepository repository) =>
        [.. AllObjects(repository.Path).Where(found => found.Type == "blob").Select(found => found.Id)];
}
