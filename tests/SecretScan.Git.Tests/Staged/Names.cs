using SecretScan.Sources;

namespace SecretScan.Git.Tests.Staged;

public sealed class Names : RepositoryTest
{
    [Theory]
    [InlineData("with space")]
    [InlineData("quote\"and'quote")]
    [InlineData("tab\tand\nline break")]
    [InlineData("back\\slash")]
    [InlineData("grüße/日本")]
    [InlineData(":(top)magic/--option")]
    [InlineData("-rf")]
    [InlineData("glob[a-z]*?/x")]
    public void AreTakenAsTheyAre(string name)
    {
        Repository.Git("config", "core.quotePath", "true");
        Repository.StageRaw(System.Text.Encoding.UTF8.GetBytes(name), "old");
        Repository.StageRaw(System.Text.Encoding.UTF8.GetBytes(name + ".env"), "sibling");
        Repository.Commit("one");
        Repository.StageRaw(System.Text.Encoding.UTF8.GetBytes(name), "new");

        var source = Staged();
        var fragment = source.Read().Single();

        Assert.Equal((name, "new"), (fragment.Origin.Path, fragment.Text()));
        Assert.Equal("old", source.Previous(fragment.Origin).Single().Text());
        Assert.Equal([name + ".env"], source.Siblings(fragment.Origin).Paths());
        Assert.Equal([name + ".env"], source.PreviousSiblings(fragment.Origin).Paths());
    }

    [Fact]
    public void ThatAreNotUtf8StayApart()
    {
        Repository.StageRaw([(byte)'d', 0xE9, (byte)'/', (byte)'a'], "1");
        Repository.StageRaw([(byte)'d', 0xE9, (byte)'/', (byte)'b'], "2");
        Repository.StageRaw([(byte)'d', 0xE8, (byte)'/', (byte)'a'], "3");
        Repository.Commit("one");
        Repository.StageRaw([(byte)'d', 0xE9, (byte)'/', (byte)'a'], "4");

        var source = Staged();
        var fragment = source.Read().Single();

        Assert.Equal((@"d\xe9/a", "4"), (fragment.Origin.Path, fragment.Text()));
        Assert.Equal("1", source.Previous(fragment.Origin).Single().Text());
        Assert.Equal("2", source.Siblings(fragment.Origin).Single().Text());
        Assert.Equal("2", source.PreviousSiblings(fragment.Origin).Single().Text());
    }

    [Fact]
    public void AreAllOfThemReadFromAWholeIndex()
    {
        Repository.StageRaw("a\nb"u8, "1");
        Repository.StageRaw([0xFF, (byte)'c'], "2");
        Repository.Commit("one");

        Assert.Equal(
            new() { ["a\nb"] = "1", [@"\xffc"] = "2" },
            new IndexSource(Open(), SourceLimits.Default).Read().Texts());
    }
}
