using System.Text;
using SecretScan.Git.Store;

namespace SecretScan.Git.Tests.Store;

/// <summary>One object by its id.</summary>
public sealed class SingleObjects : StoreTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OverTheLimitAreToldWithTypeAndSize(bool isPacked)
    {
        var store = Open("a", new string('x', 5000), isPacked);
        var id = Repository.Id("HEAD:a");

        Assert.Equal(new GitObject(id, "blob", 5000, Content: null), store.Read(id, 4999));
        Assert.Equal(5000, store.Read(id, 5000)!.Content!.Length);
    }

    [Fact]
    public void ThatDeltasMakeLargerThanTheLimitAreToldWithTypeAndSize()
    {
        Fill(Repository);
        Repository.Git("repack", "-adfq");
        var store = OpenStore();

        Assert.All(AllObjects(Repository.Path), found =>
        {
            var whole = store.Find(Parse(found.Id), NoLimit)!;
            Assert.Equal(whole with { Content = null }, store.Find(Parse(found.Id), whole.Size - 1));
            Assert.Equal(whole.Content, store.Find(Parse(found.Id), whole.Size)!.Content);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MayBeEmpty(bool isPacked) => Assert.Empty(Open("a", "", isPacked).Read(Repository.Id("HEAD:a"), 0)!.Content!);

    [Fact]
    public void ThatAreMissingAreNull() => Assert.Null(OpenStore().Read(new string('1', 40), NoLimit));

    [Fact]
    public void MayBeNamedAsGitNamesThem() =>
        Assert.Equal("text", Encoding.UTF8.GetString(Open("a", "text", isPacked: true).Read("HEAD:a", NoLimit)!.Content!));

    [Fact]
    public void ThatGitPackedInTheMeantimeAreFound()
    {
        var store = Open("a", "text", isPacked: false);
        Repository.Git("repack", "-adq");

        Assert.Equal("text", Encoding.UTF8.GetString(store.Read(Repository.Id("HEAD:a"), NoLimit)!.Content!));
    }

    private ObjectStore Open(string name, string text, bool isPacked)
    {
        Repository.Stage(name, text);
        Repository.Commit("one");
        if (isPacked)
        {
            Repository.Git("repack", "-adq");
        }

        return OpenStore();
    }
}
