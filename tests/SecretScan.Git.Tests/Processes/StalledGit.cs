using System.Text;
using SecretScan.Git.Tests.Store;
using SecretScan.Testing;

namespace SecretScan.Git.Tests.Processes;

/// <summary>git can be made to wait for ever, and to give bytes that were not asked for. Nobody waits with it or believes them.</summary>
public sealed class StalledGit : RepositoryTest
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(7 + 1 + 33 + 8)]
    [InlineData(7 + 1 + 33 + 9)]
    [InlineData(5000)]
    public void OverACopyThatIsShorterThanItSaysNamesTheObjectAndTheOthersAreRead(long size)
    {
        var damaged = PlantCopies("content"u8, size);
        var sound = Write("sound"u8);
        using var objects = new CatFile(Repository.Path, default);

        Assert.Contains("something else than it said", Assert.Throws<SourceException>(() => objects.Read(damaged, 10_000)).Message);
        Assert.Equal("sound"u8, Content(objects, sound));
    }

    [Fact]
    public void OverACopyThatIsLongerThanItSaysCannotAnswerForAnotherObject()
    {
        var asked = Write("a credential"u8);
        var damaged = PlantCopies([.. "conten\n"u8, .. Encoding.ASCII.GetBytes($"{asked} blob 2\nno\n")], size: 6);
        using var objects = new CatFile(Repository.Path, default);

        Assert.Throws<SourceException>(() => objects.Read(damaged, 10_000));
        Assert.Equal("a credential"u8, Content(objects, asked));
    }

    [Fact]
    public void IsNotWaitedForAsOftenAsSomebodyPlants()
    {
        var planted = Enumerable.Range(0, 20).Select(i => Write(Encoding.ASCII.GetBytes($"{i}"))).ToList();
        planted.ForEach(id => Repository.PlantPipe(FileOf(id)));
        using var objects = new CatFile(Repository.Path, default, TimeSpan.FromMilliseconds(200));

        var failures = planted.ConvertAll(id => Assert.Throws<SourceException>(() => objects.Read(id, 10_000)).Message);

        Assert.Equal(5, failures.Count(failure => failure.Contains("said nothing for")));
        Assert.Equal(15, failures.Count(failure => failure.Contains("too often")));
    }

    [Fact]
    public void AtAPipeInPlaceOfAnObjectNamesItInStaged()
    {
        Repository.Stage("a", "1");
        Repository.Stage("b", "2");
        var id = Repository.Id(":a");
        Repository.PlantPipe(FileOf(id));

        var fragments = new StagedSource(OpenImpatiently(), SecretScan.Sources.SourceLimits.Default).Read(Coverage);

        Assert.Equal(["b"], fragments.Paths());
        Assert.Equal(("a", SkipReason.Unreadable), (Coverage.Skipped.Single().Path, Coverage.Skipped.Single().Reason));
    }

    [Fact]
    public void AtAPipeInPlaceOfACommitIsAFailure()
    {
        Repository.Stage("a", "1");
        var id = Repository.Commit("one");
        Repository.PlantPipe(FileOf(id));
        using var git = new GitCommands(Repository.Path, default, Short);

        Assert.Contains("said nothing for", Assert.Throws<SourceException>(() => git.Commits(new CommitQuery { All = true })).Message);
        Assert.Throws<SourceException>(() => git.IndexChanges(id));
    }

    private GitRepository OpenImpatiently() => Keep(new GitRepository(Repository.Path, new GitCommands(Repository.Path, default, Short)));

    private static string FileOf(string id) => $".git/objects/{id[..2]}/{id[2..]}";

    private static ReadOnlySpan<byte> Content(CatFile objects, string id) => objects.Read(id, 10_000)?.Content;

    private string Write(ReadOnlySpan<byte> content) => Repository.GitWithInput(content.ToArray(), "hash-object", "-w", "--stdin");

    // A sound file beside a packed copy whose header lies about its size.
    private string PlantCopies(ReadOnlySpan<byte> content, long size)
    {
        var id = Write(content);
        new PackWriter().Add(id, content.ToArray(), size).WriteTo(Repository);
        return id;
    }
}
