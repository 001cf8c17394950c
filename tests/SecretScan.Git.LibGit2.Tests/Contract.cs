using System.Runtime.ExceptionServices;
using SecretScan.Git.Tests;

// The contract has tests that change the environment of the process, which tells where a repository is.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace SecretScan.Git.LibGit2.Tests;

/// <summary>
/// The tests of staged, range and history that hold for git, run with libgit2. Where it differs, it fails in the way that
/// <see cref="Differences"/> says: a difference that goes away fails here, too.
/// </summary>
public sealed class Contract
{
    private static readonly string[] Parts = ["Staged", "Range", "History"];

    private static readonly Dictionary<string, ContractTest> All = typeof(RepositoryTest).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(RepositoryTest)) && Parts.Contains(type.Namespace!.Split('.')[^1]))
        .SelectMany(ContractTest.Of)
        .ToDictionary(test => test.Name);

    static Contract() => RepositoryTest.Opening = folder => LibGit2Repository.Open(folder);

    public static TheoryData<string> Names => [.. All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Holds(string name)
    {
        var failure = All[name].Run();
        if (Differences.Of(All[name]) is { } difference)
        {
            Assert.True(failure is not null, $"{name} holds now: take it off the list of differences ({difference.Reason})");
            Assert.Contains(difference.Says, failure.ToString(), StringComparison.Ordinal);
        }
        else if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    [Fact]
    public void ListsOnlyDifferencesOfTestsThatThereAre() => 
        Assert.Empty(Differences.All.Keys.Except(All.Keys).Except(All.Values.Select(test => test.MethodName)));
}
