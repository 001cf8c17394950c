using System.Text;
using SecretScan.Git.Store;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Store;

/// <summary>Objects that a repository has from other folders than its own.</summary>
[Collection(RunsAlone.Name)]
public sealed class BorrowedObjects : StoreTest
{
    private readonly TempFolder _clones = new();

    [Fact]
    public void OfASharedCloneAreRead()
    {
        Fill(Repository);
        Repository.Git("repack", "-dq");
        Repository.Git("clone", "-q", "--shared", ".", _clones.At("one"));

        ReadsEverything(_clones.At("one"));
    }

    [Fact]
    public void OfACloneOfASharedCloneAreRead()
    {
        Fill(Repository);
        Repository.Git("clone", "-q", "--shared", ".", _clones.At("one"));
        Repository.Git("clone", "-q", "--shared", _clones.At("one"), _clones.At("two"));
        Repository.Git("clone", "-q", "--shared", _clones.At("two"), _clones.At("three"));

        ReadsEverything(_clones.At("three"));
    }

    [Fact]
    public void ThatAreNamedFromTheFolderThatBorrowsAreRead()
    {
        Fill(Repository);
        Repository.Git("clone", "-q", "--bare", ".", _clones.At("one"));
        Repository.Git("clone", "-q", "--bare", "--shared", _clones.At("one"), _clones.At("two"));
        _clones.Write("two/objects/info/alternates", "# where the rest is\n\"../../\\157ne/objects\"\n");

        ReadsEverything(_clones.At("two"));
    }

    [Fact]
    public void OfTwoThatBorrowFromEachOtherAreRead()
    {
        Fill(Repository);
        Repository.Git("clone", "-q", "--bare", ".", _clones.At("one"));
        Repository.Git("clone", "-q", "--bare", "--shared", _clones.At("one"), _clones.At("two"));
        _clones.Write("one/objects/info/alternates", "../../two/objects\n../../one/objects\n");

        ReadsEverything(_clones.At("two"));
    }

    [Fact]
    public void OfTheFoldersInTheEnvironmentAreRead()
    {
        Fill(Repository);
        var ids = AllObjects(Repository.Path).Where(found => found.Type == "blob").Select(found => found.Id).ToList();
        using var receiver = new TempRepository("--bare");
        Directory.CreateDirectory(receiver.At("objects/incoming"));
        using var environment = new ProcessEnvironment
        {
            ["GIT_OBJECT_DIRECTORY"] = receiver.At("objects/incoming"),
            ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = string.Join(Path.PathSeparator, receiver.At("objects"), Repository.At(".git/objects")),
            ["GIT_QUARANTINE_PATH"] = receiver.At("objects/incoming"),
        };
        Read(OpenStore(receiver.Path), ids);

        Assert.Equal(ids.Order(), Given.Keys.Order());
        Assert.Empty(Skipped);
    }

    [Fact]
    public void OfTheQuarantineOfAPushAreRead()
    {
        var id = Repository.GitWithInput("pushed"u8.ToArray(), "hash-object", "--stdin");
        Directory.CreateDirectory(Repository.At(".git/objects/incoming"));
        Repository.Environment["GIT_OBJECT_DIRECTORY"] = Repository.At(".git/objects/incoming");
        Repository.GitWithInput("pushed"u8.ToArray(), "hash-object", "-w", "--stdin");
        using var environment = new ProcessEnvironment { ["GIT_OBJECT_DIRECTORY"] = Path.Join(".git", "objects", "incoming") };

        Assert.Equal("pushed", Encoding.UTF8.GetString(OpenStore().Find(Parse(id), NoLimit)!.Content!));
    }

    [Fact]
    public void OfAFolderThatIsGoneAreMissing()
    {
        Fill(Repository);
        var ids = AllObjects(Repository.Path).Where(found => found.Type == "blob").Select(found => found.Id).ToList();
        using var receiver = new TempRepository();
        receiver.Write(".git/objects/info/alternates", _clones.At("gone") + "\n");
        Read(OpenStore(receiver.Path), ids);

        Assert.Empty(Given);
        Assert.Equal(ids.Count, Skipped.Count(why => why.Value.Reason == SkipReason.MissingObject));
    }

    [Theory]
    [InlineData("a:b", new[] { "a", "b" })]
    [InlineData(":a::b:", new[] { "a", "b" })]
    [InlineData("", new string[0])]
    [InlineData("\"a:b\":c", new[] { "a:b", "c" })]
    [InlineData("\"a\\\"\\\\\\t\\303\\244\"", new[] { "a\"\\\tä" })]
    [InlineData("\"a:b", new[] { "\"a", "b" })]
    [InlineData("\"a\\", new[] { "\"a\\" })]
    [InlineData("\"", new[] { "\"" })]
    [InlineData("#a:b#:\"#c\"", new[] { "b#", "#c" })]
    [InlineData("a\0b:c", new[] { "c" })]
    public void AreListedAsGitListsThem(string list, string[] folders) =>
        Assert.Equal(folders, ObjectFolders.Split(Encoding.UTF8.GetBytes(list), (byte)':'));

    public override void Dispose()
    {
        base.Dispose();
        _clones.Dispose();
    }
}
