namespace SecretScan.Git.Tests.Staged;

public sealed class SiblingFiles : RepositoryTest
{
    [Fact]
    public void AreTheUnchangedOnesOfTheSameFolder()
    {
        Repository.Stage("bot/key.env", "1");
        Repository.Stage("bot/config.yml", "kucoin");
        Repository.Stage("bot/changed.yml", "1");
        Repository.Stage("bot/deep/er.yml", "1");
        Repository.Stage("bots/other.yml", "1");
        Repository.Stage("top.yml", "1");
        Repository.Commit("one");
        Repository.Stage("bot/key.env", "2");
        Repository.Stage("bot/changed.yml", "2");
        Repository.Write("bot/config.yml", "not staged");

        var source = Staged();

        Assert.Equal(new() { ["bot/config.yml"] = "kucoin" }, source.Siblings(source.Read().At("bot/key.env").Origin).Texts());
    }

    [Fact]
    public void AtTheRootAreThoseAtTheRoot()
    {
        Repository.Stage("a", "1");
        Repository.Stage("b", "1");
        Repository.Stage("c/d", "1");
        Repository.Commit("one");
        Repository.Stage("a", "2");

        var source = Staged();

        Assert.Equal(["b"], source.Siblings(source.Read().At("a").Origin).Paths());
    }

    [Fact]
    public void AreBoundedAndTheLikeliestComeFirst()
    {
        for (var i = 0; i < 100; i++)
        {
            Repository.Write($"data{i}.dat", "1");
        }

        Repository.Write("zebra.py", "1");
        Repository.Write("zebra.json", "1");
        Repository.Write(".env.production", "1");
        Repository.Write("a.png", "1");
        Repository.Write("huge.env", new byte[2_000_000]);
        Repository.Git("add", ".");
        Repository.Commit("one");
        Repository.Stage("key", "2");

        var source = Staged();
        var siblings = source.Siblings(source.Read().At("key").Origin).Select(f => f.Origin.Path).ToList();

        Assert.Equal([".env.production", "zebra.json", "zebra.py"], siblings[..3]);
        Assert.Equal(Neighbours.Most - 1, siblings.Count);
        Assert.DoesNotContain("a.png", siblings);
    }

    [Fact]
    public void OfThePastAreThoseOfHead()
    {
        Repository.Stage("bot/key.env", "1");
        Repository.Stage("bot/secret.env", "1");
        Repository.Stage("bot/deep/er.yml", "1");
        Repository.Commit("one");
        Repository.Stage("bot/key.env", "2");
        Repository.Stage("bot/secret.env", "2");
        Repository.Stage("bot/new.env", "2");

        var source = Staged();

        Assert.Equal(new() { ["bot/secret.env"] = "1" }, source.PreviousSiblings(source.Read().At("bot/key.env").Origin).Texts());
    }
}
