using SecretScan.Git.Tests;
using SecretScan.Testing;

namespace SecretScan.Git.LibGit2.Tests;

/// <summary>What libgit2 cannot read is one line that says so, never a scan of less.</summary>
public sealed class WhatOnlyGitReads : IDisposable
{
    private readonly TempRepository _repository = new();

    [Theory]
    [InlineData("worktreeConfig", "true")]
    [InlineData("refStorage", "reftable")]
    [InlineData("neverHeardOf", "1")]
    public void IsAnExtensionOfTheRepository(string extension, string value)
    {
        _repository.Git("config", "core.repositoryFormatVersion", "1");
        _repository.Git("config", "extensions." + extension, value);

        SaysInOneLine(extension.ToLowerInvariant(), () => Open());
    }

    [Fact]
    public void IsASplitIndex()
    {
        _repository.Stage("a", "1");
        _repository.Git("update-index", "--split-index");

        SaysInOneLine("link", () => Open().Backend.Index());
    }

    [Theory]
    [InlineData("main...side")]
    [InlineData("main^!")]
    [InlineData("main^@")]
    public void IsARevisionOfOneOfItsWays(string revision)
    {
        _repository.Commit("one");
        _repository.Commit("two");
        _repository.Git("branch", "side");

        SaysInOneLine(revision, () => Open().Backend.Commits(new CommitQuery { Revisions = [revision] }));
    }

    [Fact]
    public void IsADateInWords()
    {
        _repository.Commit("one");

        SaysInOneLine("two weeks ago", () => Open().Backend.Commits(new CommitQuery { All = true, Since = "two weeks ago" }));
    }

    [Fact]
    public void IsNoFolderAtAll()
    {
        using var empty = new TempFolder();

        SaysInOneLine("not a git repository", () => LibGit2Repository.Open(empty.Path));
        SaysInOneLine("no such folder", () => LibGit2Repository.Open(empty.At("gone")));
    }

    public void Dispose() => _repository.Dispose();

    private GitRepository Open() => LibGit2Repository.Open(_repository.Path);

    private static void SaysInOneLine(string what, Func<object> question)
    {
        var message = Assert.Throws<SourceException>(question).Message;
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
