using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>Whoever watches a long scan sees what it has found so far.</summary>
public sealed class Watching : HistoryTest
{
    [Fact]
    public void CountsEachValueOnce()
    {
        Repository.Stage("a", MadeUp.Line(1) + MadeUp.Line(2));
        Repository.Commit("one");
        Repository.Stage("b", "again\n" + MadeUp.Line(1));
        Repository.Commit("two");

        Scan();

        Assert.Equal(2, Coverage.Finds);
    }
}
