using System.Diagnostics;
using System.Text;
using SecretScan.Sources;
using SecretScan.Testing;

namespace SecretScan.Core.Tests.Sources;

public sealed class FilesOnDisk : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Coverage _coverage = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OfAFolderAreReadWithAllBelow()
    {
        _folder.Write("a.env", "1");
        _folder.Write("b/c/d.env", "2");
        _folder.Write(".hidden/.env", "3");

        Assert.Equal(
            [(".hidden/.env", "3"), ("a.env", "1"), ("b/c/d.env", "2")],
            Read(".").Select(f => (f.Origin.Path!, Encoding.UTF8.GetString(f.Bytes.Span))).Order());
        Assert.Equal((3, 3), (_coverage.Files, _coverage.Bytes));
    }

    [Fact]
    public void AreThoseOfTheCurrentFolderWhenNoneIsNamed()
    {
        _folder.Write("a", "1");

        Assert.Equal(["a"], Paths());
    }

    [Fact]
    public void LeaveTheGitFolderOut()
    {
        _folder.Write(".git/config", "1");
        _folder.Write("sub/.git", "gitdir: ../.git/modules/sub");
        _folder.Write(".gitignore", "1");

        Assert.Equal([".gitignore"], Paths("."));
    }

    [Fact]
    public void InTheGitFolderAreReadWhenNamed()
    {
        _folder.Write(".git/config", "1");

        Assert.Equal([".git/config"], Paths(".git/config"));
    }

    [Fact]
    public void AreReadOnceHoweverOftenTheyAreNamed()
    {
        _folder.Write("a/b", "1");

        Assert.Equal(["a/b"], Paths("a", "a/b", ".", "a/*", _folder.At("a/b")));
    }

    [Fact]
    public void OutsideOfTheCurrentFolderKeepTheWayThere()
    {
        _folder.Write("here/a", "1");
        _folder.Write("there/b", "1");

        var source = new FilesSource(_folder.At("here"), ["../there"], SourceLimits.Default);

        Assert.Equal(["../there/b"], source.Read(_coverage).Select(f => f.Origin.Path));
    }

    [Fact]
    public void AreNotReachedThroughLinks()
    {
        using var outside = new TempFolder();
        outside.Write("private", "1");
        _folder.Write("a", "1");
        File.CreateSymbolicLink(_folder.At("file-link"), outside.At("private"));
        Directory.CreateSymbolicLink(_folder.At("folder-link"), outside.Path);
        Directory.CreateSymbolicLink(_folder.At("loop"), _folder.Path);
        File.CreateSymbolicLink(_folder.At("broken-link"), _folder.At("nowhere"));

        Assert.Equal(["a"], Paths("."));
        Assert.True(_coverage.Complete);
    }

    [Fact]
    public void BehindALinkThatIsNamedAreRead()
    {
        using var outside = new TempFolder();
        outside.Write("b", "1");
        Directory.CreateSymbolicLink(_folder.At("link"), outside.Path);

        Assert.Equal(["link/b"], Paths("link"));
    }

    [Fact]
    public void BehindALinkThatIsNamedAreReadWhole()
    {
        var content = new string('x', 5_000);
        _folder.Write("far/a.env", content);
        File.CreateSymbolicLink(_folder.At("l"), _folder.At("far/a.env"));

        Assert.Equal(content.Length, Assert.Single(Read("l")).Bytes.Length);
    }

    [Fact]
    public void ThatArePipesAreNotOpened()
    {
        Process.Start("mkfifo", [_folder.At("pipe")]).WaitForExit();
        _folder.Write("a", "1");

        Assert.Equal(["a"], Read(".").Where(f => f.Bytes.Length > 0).Select(f => f.Origin.Path));
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("link")]
    public void ThatArePipesAreRefusedWhenNamed(string name)
    {
        Process.Start("mkfifo", [_folder.At("pipe")]).WaitForExit();
        File.CreateSymbolicLink(_folder.At("link"), "pipe");

        Assert.Equal($"{name}: not a regular file; use - to scan what comes through a pipe", Assert.Throws<SourceException>(() => Read(name)).Message);
    }

    [Fact]
    public void MayBeEmpty()
    {
        _folder.Write("a", "");

        Assert.Equal(["a"], Paths("a"));
    }

    [Fact]
    public void WithANameThatIsNoTextAreToldAndTheOthersRead()
    {
        _folder.Write("a", "1");

        Assert.Equal(["a"], Paths("a", "b\uFFFD.env"));
        Assert.Equal(("b\uFFFD.env", SkipReason.Unreadable), (_coverage.Skipped.Single().Path, _coverage.Skipped.Single().Reason));
    }

    [Fact]
    public void ThatAreDevicesAreRefusedWhenNamed() =>
        Assert.Contains("use -", Assert.Throws<SourceException>(() => Read("/dev/zero")).Message);

    [Fact]
    public void ThatAreTooLargeAreToldAndTheOthersRead()
    {
        _folder.Write("a", "12345");
        _folder.Write("b", "123456");

        var source = new FilesSource(_folder.Path, ["."], new SourceLimits { MaxFileSize = 5 });

        Assert.Equal(["a"], source.Read(_coverage).Select(f => f.Origin.Path));
        Assert.Equal([new Skipped("b", null, SkipReason.TooLarge, "6 bytes")], _coverage.Skipped);
    }

    [Fact]
    public void ThatGoAwayMeanwhileAreTold()
    {
        _folder.Write("a", "1");
        _folder.Write("b", "1");
        using var read = Source(".").Read(_coverage).GetEnumerator();
        Assert.True(read.MoveNext());
        File.Delete(_folder.At("b"));

        Assert.False(read.MoveNext());
        Assert.Equal(("b", SkipReason.Unreadable), (_coverage.Skipped.Single().Path, _coverage.Skipped.Single().Reason));
    }

    [Fact]
    public void AreReadOneByOne()
    {
        _folder.Write("a", "1");
        _folder.Write("b", "1");
        using var read = Source(".").Read(_coverage).GetEnumerator();
        read.MoveNext();
        _folder.Write("b", "written later");

        Assert.True(read.MoveNext());
        Assert.Equal("written later", Encoding.UTF8.GetString(read.Current.Bytes.Span));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("gone/deeper")]
    [InlineData("gone/*.env")]
    public void ThatDoNotExistAreNamed(string path) =>
        Assert.StartsWith(path + ": ", Assert.Throws<SourceException>(() => Read(path)).Message);

    [Fact]
    public void ThatDoNotExistAreNamedBeforeAnythingIsRead()
    {
        _folder.Write("a", "1");

        Assert.Throws<SourceException>(() => Source("a", "gone").Read(_coverage));
    }

    [Theory]
    [InlineData("*.env", "a.env")]
    [InlineData("**/*.env", "a.env", "b/c/e.env", "b/d.env")]
    [InlineData("b/**", "b/c/e.env", "b/c/f.txt", "b/d.env")]
    [InlineData("b/*/e.env", "b/c/e.env")]
    [InlineData("./b/*.env", "b/d.env")]
    public void AreFoundByGlob(string glob, params string[] expected)
    {
        foreach (var name in (string[])["a.env", "b/d.env", "b/c/e.env", "b/c/f.txt"])
        {
            _folder.Write(name, "1");
        }

        Assert.Equal(expected, Paths(glob));
    }

    [Theory]
    [InlineData("file?.env")]
    [InlineData("file[12].env")]
    [InlineData("*.{env,yml}")]
    [InlineData("!*.env")]
    public void AreNotFoundByGlobsThatNeverMatch(string glob)
    {
        _folder.Write("file1.env", "1");

        var error = Assert.Throws<SourceException>(() => Read(glob));

        Assert.StartsWith(glob + ": ", error.Message);
        Assert.Contains("use * and **", error.Message);
    }

    [Theory]
    [InlineData("file[12].env")]
    [InlineData("who?")]
    [InlineData("star*.env")]
    [InlineData("{a,b}")]
    public void MayBeNamedLikeAGlob(string name)
    {
        _folder.Write(name, "1");

        Assert.Equal([name], Paths(name));
    }

    [Fact]
    public void AreThoseOfTheListWhereThereIsOne()
    {
        _folder.Write("listed/a", "1");
        _folder.Write("ignored", "1");
        _folder.Write("nested/a", "1");
        _folder.Write("nested/b", "1");

        var source = new FilesSource(_folder.Path, [".", "ignored"], SourceLimits.Default, List);

        Assert.Equal(["ignored", "listed/a", "nested/b"], source.Read(_coverage).Select(f => f.Origin.Path).Order());

        IEnumerable<string>? List(string folder) => folder == _folder.Path ? ["listed/a", "nested/"] : ["b"];
    }

    private FilesSource Source(params string[] paths) => new(_folder.Path, paths, SourceLimits.Default);

    private List<Fragment> Read(params string[] paths)
    {
        var fragments = Source(paths).Read(_coverage).ToList();
        fragments.ForEach(_coverage.Add);
        return fragments;
    }

    private string[] Paths(params string[] paths) =>
        [.. Read(paths).Select(f => f.Origin.Path!).Order(StringComparer.Ordinal)];
}
