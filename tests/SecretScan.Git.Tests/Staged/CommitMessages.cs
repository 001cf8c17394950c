using SecretScan.Sources;

namespace SecretScan.Git.Tests.Staged;

public sealed class CommitMessages : RepositoryTest
{
    private const string Scissors = "# ------------------------ >8 ------------------------\n";

    [Fact]
    public void OfTheCommandLineAreReadWhole()
    {
        const string Text = "subject\n# recorded\n" + Scissors + "recorded too\n";

        Assert.Equal(Text, Read(Text, edited: false));
    }

    [Fact]
    public void KeepTheirLinesWhenCommentsGo() =>
        Assert.Equal("subject\n        \nbody\n", Read("subject\n# status\nbody\n"));

    [Fact]
    public void EndAtTheScissors() =>
        Assert.Equal("subject\n", Read("subject\n" + Scissors + "# Do not touch\ndiff --git a/x b/x\n-old secret\n"));

    [Theory]
    [InlineData("scissors")]
    [InlineData("verbatim")]
    [InlineData("whitespace")]
    public void KeepTheirCommentsWhereGitDoes(string cleanup)
    {
        Repository.Git("config", "commit.cleanup", cleanup);

        Assert.Equal("subject\n# recorded\n", Read("subject\n# recorded\n" + Scissors + "diff\n"));
    }

    [Theory]
    [InlineData("core.commentChar", ";")]
    [InlineData("core.commentString", "//")]
    public void HaveTheCommentsOfTheConfiguration(string setting, string sign)
    {
        Repository.Git("config", setting, sign);

        Assert.Equal(
            $"subject\n# recorded\n{new string(' ', sign.Length + 7)}\n",
            Read($"subject\n# recorded\n{sign} status\n{Scissors.Replace("#", sign)}diff\n"));
    }

    [Fact]
    public void WithAChosenCommentSignKeepWhatMayBeAComment()
    {
        Repository.Git("config", "core.commentChar", "auto");

        Assert.Equal("subject\n; perhaps\n", Read($"subject\n; perhaps\n{Scissors.Replace('#', ';')}diff\n"));
    }

    [Fact]
    public void HaveNoPath()
    {
        Repository.Write("message", "subject");

        var origin = new CommitMessageSource(Open(), Repository.At("message"), edited: false, SourceLimits.Default).Read().Single().Origin;

        Assert.Equal((OriginKind.CommitMessage, null), (origin.Kind, origin.Path));
    }

    [Fact]
    public void ThatAreNotThereAreAnError() => Assert.Contains(
        "the commit message cannot be read",
        Assert.Throws<SourceException>(() => new CommitMessageSource(Open(), Repository.At("gone"), edited: false, SourceLimits.Default).Read()).Message);

    [Fact]
    public void ThatAreTooLargeAreTold()
    {
        Repository.Write("message", "123456");

        Assert.Empty(new CommitMessageSource(Open(), Repository.At("message"), edited: false, new SourceLimits { MaxFileSize = 5 }).Read(Coverage));
        Assert.Equal(SkipReason.TooLarge, Coverage.Skipped.Single().Reason);
    }

    private string Read(string text, bool edited = true)
    {
        Repository.Write(".git/COMMIT_EDITMSG", text);
        return new CommitMessageSource(Open(), Repository.At(".git/COMMIT_EDITMSG"), edited, SourceLimits.Default).Read().Single().Text();
    }
}
