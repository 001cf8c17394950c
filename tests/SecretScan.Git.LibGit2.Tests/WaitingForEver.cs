using SecretScan.Git.Tests;
using SecretScan.Testing;

namespace SecretScan.Git.LibGit2.Tests;

/// <summary>Where libgit2 itself would never come back, and cannot be ended without the process.</summary>
public sealed class WaitingForEver : IDisposable
{
    private readonly TempRepository _repository = new();
    private readonly string _blob;

    public WaitingForEver()
    {
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);
        _repository.Stage("a", noise);
        _repository.Commit("one");
        _blob = _repository.Id("HEAD:a");
    }

    private string File => $".git/objects/{_blob[..2]}/{_blob[2..]}";

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}^{{}}")]
    [InlineData("v1.0-3-g{0}")]
    public void IsNotForAnAbbreviationOfAnObjectThatBreaksOff(string name)
    {
        System.IO.File.SetAttributes(_repository.At(File), FileAttributes.Normal);
        System.IO.File.WriteAllBytes(_repository.At(File), System.IO.File.ReadAllBytes(_repository.At(File))[..2000]);
        using var opened = LibGit2Repository.Open(_repository.Path);

        var named = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, _blob[..7]);

        Assert.Contains($"object {_blob} is damaged", Assert.Throws<SourceException>(() => opened.Objects.Read(named, 10_000)).Message);
    }

    [Fact]
    public void IsNotForASoundOne()
    {
        using var opened = LibGit2Repository.Open(_repository.Path);

        Assert.Equal(_blob, opened.Objects.Read(_blob[..7], 10_000)?.Id);
        Assert.Equal(_repository.Head, opened.Objects.Read(_repository.Head[..9].ToUpperInvariant() + "^{commit}", 10_000)?.Id);
    }

    [Fact]
    public void IsNotAtAPipeInPlaceOfAnObject()
    {
        var tree = _repository.Id("HEAD^{tree}");
        _repository.PlantPipe($".git/objects/{tree[..2]}/{tree[2..]}");
        using var opened = LibGit2Repository.Open(_repository.Path);

        Assert.Throws<SourceException>(() => opened.Backend.IndexChanges(_repository.Head));
    }

    [Fact]
    public void IsNotAtAPipeInPlaceOfAnIndex()
    {
        _repository.PlantPipe(".git/objects/pack/pack-1.idx");

        Assert.Contains("pack-1.idx is empty or no file", Assert.Throws<SourceException>(() => LibGit2Repository.Open(_repository.Path)).Message);
    }

    public void Dispose() => _repository.Dispose();
}
