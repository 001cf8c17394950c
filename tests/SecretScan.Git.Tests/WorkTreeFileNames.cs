using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Git.Tests;

public sealed class WorkTreeFileNames : RepositoryTest
{
    [Fact]
    public void AreThoseTrackedAndThoseNotIgnored()
    {
        Repository.Write(".gitignore", "*.log\nbuild/\n");
        Repository.Stage("tracked.log", "1");
        Repository.Write("new.txt", "1");
        Repository.Write("ignored.log", "1");
        Repository.Write("build/out.txt", "1");

        Assert.Equal([".gitignore", "new.txt", "tracked.log"], WorkTreeFiles.Below(Repository.Path)!.Order());
    }

    [Fact]
    public void AreRelativeToTheFolderAsked()
    {
        Repository.Stage("a/b/c", "1");
        Repository.Stage("d", "1");

        Assert.Equal(["b/c"], WorkTreeFiles.Below(Repository.At("a")));
    }

    [Fact]
    public void AreUnknownOutsideOfARepository()
    {
        using var folder = new TempFolder();

        Assert.Null(WorkTreeFiles.Below(folder.Path));
    }

    [Fact]
    public void AreUnknownInAFolderThatIsIgnored()
    {
        Repository.Write(".gitignore", "build/\n");
        Repository.Write("build/deep/out.txt", "1");

        Assert.Null(WorkTreeFiles.Below(Repository.At("build")));
        Assert.Equal(["build/deep/out.txt"], Read("build"));
    }

    [Fact]
    public void OfRepositoriesWithinAreTheirOwn()
    {
        Repository.Write("nested/.gitignore", "*.log\n");
        Repository.Git("init", "-q", "nested");
        Repository.Write("nested/a.txt", "1");
        Repository.Write("nested/a.log", "1");

        Assert.Equal(["nested/.gitignore", "nested/a.txt"], Read("."));
    }

    [Fact]
    public void ThatAreDeletedAreNoFailure()
    {
        Repository.Stage("gone", "1");
        File.Delete(Repository.At("gone"));
        Repository.Write("here", "1");

        Assert.Equal(["here"], Read("."));
        Assert.True(Coverage.Complete);
    }

    [Fact]
    public void BehindAFolderThatBecameALinkAreNotFollowed()
    {
        using var outside = new TempFolder();
        outside.Write("b", "private");
        Repository.Stage("a/b", "1");
        Directory.Delete(Repository.At("a"), recursive: true);
        Directory.CreateSymbolicLink(Repository.At("a"), outside.Path);

        Assert.Empty(Read("."));
    }

    [Fact]
    public void ThatCannotBeDecodedAreTold()
    {
        Shell("printf 1 > \"$(printf 'bad\\377.env')\"");
        try
        {
            Assert.Empty(Read("."));
            Assert.Equal(SkipReason.Unreadable, Coverage.Skipped.Single().Reason);
        }
        finally
        {
            Shell("rm bad*");
        }
    }

    // .NET can neither make nor delete such a file.
    private void Shell(string command) => Repository.Git("-c", "alias.run-shell=!" + command, "run-shell");

    private string[] Read(string path) =>
        new FilesSource(Repository.Path, [path], SourceLimits.Default, WorkTreeFiles.Below).Read(Coverage).Paths();
}
