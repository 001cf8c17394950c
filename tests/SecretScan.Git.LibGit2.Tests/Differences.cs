namespace SecretScan.Git.LibGit2.Tests;

/// <summary>All that libgit2 does otherwise than git, by the test that shows it.</summary>
internal static class Differences
{
    private static readonly Difference Sha256 = new("libgit2 reads SHA-256 repositories in an experimental build only", "unsupported extension name extensions.objectformat");
    private static readonly Difference SparseIndex = new("libgit2 does not know folders as entries of an index", "unsupported mandatory extension: 'sdir'");
    private static readonly Difference Setting = new("LibGit2Sharp cannot read the configuration; only git calls commit-msg", "read by git only");
    private static readonly Difference Name = new("LibGit2Sharp gives names as text, in which bytes that are no UTF-8 are lost", "\uFFFD");

    /// <summary>By folder, class and method, with arguments where not all of them differ.</summary>
    public static readonly IReadOnlyDictionary<string, Difference> All = new Dictionary<string, Difference>
    {
        ["History.HidingPlaces.ANameThatIsNoUtf8IsAName"] = Name,
        ["History.KindsOfRepositories.Sha256IsRead"] = Sha256,
        ["Staged.CommitMessages.EndAtTheScissors"] = Setting,
        ["Staged.CommitMessages.HaveTheCommentsOfTheConfiguration"] = Setting,
        ["Staged.CommitMessages.KeepTheirCommentsWhereGitDoes"] = Setting,
        ["Staged.CommitMessages.KeepTheirLinesWhenCommentsGo"] = Setting,
        ["Staged.CommitMessages.WithAChosenCommentSignKeepWhatMayBeAComment"] = Setting,
        ["Staged.Names.AreAllOfThemReadFromAWholeIndex"] = Name,
        ["Staged.Names.ThatAreNotUtf8StayApart"] = Name,
        ["Staged.Places.ASparseCheckoutIsReadFromItsIndex"] = SparseIndex,
        ["Staged.StagedFiles.OfASha256RepositoryHaveTheirPast"] = Sha256,
        ["Staged.StagedFiles.OfTheFirstCommitAreAllOfThem(sha256)"] = Sha256,
        ["Staged.WholeIndex.HoldsWhatASparseCheckoutHasNotOnDisk"] = SparseIndex,
    };

    /// <summary>How a test differs, or null.</summary>
    public static Difference? Of(ContractTest test) => All.GetValueOrDefault(test.Name) ?? All.GetValueOrDefault(test.MethodName);
}
