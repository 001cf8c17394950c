using SecretScan.Testing;

namespace SecretScan.Git.Tests.History;

/// <summary>However objects are stored, they are read, or it is said which were not.</summary>
public sealed class KindsOfRepositories : HistoryTest
{
    [Fact]
    public void AnEmptyOneHasNothing()
    {
        var result = Scan();

        Assert.Empty(result.Findings);
        Assert.True(result.Coverage.Complete);
        Assert.Equal(0, result.Coverage.Commits);
    }

    [Fact]
    public void AlternatesAreRead()
    {
        Plant(3);
        using var folder = new TempFolder();
        Repository.Git("clone", "-q", "--shared", Repository.Path, folder.At("clone"));
        Repository.Git("clone", "-q", "--shared", folder.At("clone"), folder.At("clone-of-clone"));

        Assert.Equal(3, Scan(folder: folder.At("clone-of-clone")).Findings.Length);
    }

    [Fact]
    public void ABareCloneIsRead()
    {
        Plant(3);
        using var folder = new TempFolder();
        Repository.Git("clone", "-q", "--bare", Repository.Path, folder.At("bare.git"));

        Assert.Equal(3, Scan(folder: folder.At("bare.git")).Findings.Length);
    }

    [Fact]
    public void ALinkedWorkingTreeHasTheHistoryOfItsRepository()
    {
        Plant(3);
        using var folder = new TempFolder();
        Repository.Git("worktree", "add", "-q", "--detach", folder.At("linked"), "HEAD~1");

        Assert.Equal(3, Scan(folder: folder.At("linked")).Findings.Length);
    }

    [Fact]
    public void Sha256IsRead()
    {
        using var other = new TempRepository("--object-format=sha256");
        other.Stage("config", MadeUp.Line(1));
        other.Commit("add");
        other.Git("rm", "-q", "config");
        other.Commit("remove");

        Assert.Equal(64, Only(Scan(folder: other.Path), 1).Origin.Blob?.Length);
        other.Git("gc", "-q");
        Only(Scan(folder: other.Path), 1);
    }

    [Fact]
    public void AShallowCloneIsIncomplete()
    {
        Plant(3);
        using var folder = new TempFolder();
        Repository.Git("clone", "-q", "--depth", "1", "file://" + Repository.Path, folder.At("shallow"));

        var result = Scan(folder: folder.At("shallow"));

        Assert.Equal(SkipReason.Shallow, Assert.Single(result.Coverage.Skipped).Reason);
        Assert.Single(result.Findings);
    }

    [Fact]
    public void WhatAPartialCloneDoesNotHaveIsNamed()
    {
        Plant(3);
        Repository.Git("config", "uploadpack.allowFilter", "true");
        using var folder = new TempFolder();
        Repository.Git("clone", "-q", "--bare", "--filter=blob:none", "file://" + Repository.Path, folder.At("partial"));

        var result = Scan(folder: folder.At("partial"));

        Assert.Empty(result.Findings);
        Assert.Equal(3, result.Coverage.Skipped.Count(skipped => skipped is { Reason: SkipReason.MissingObject, Path: "config" }));
    }

    [Fact]
    public void CommitsWhoseTreesAreMissingAreNamedAndTheOthersRead()
    {
        Plant(5);
        var missing = Repository.Id("HEAD~2^{tree}");
        File.Delete(Repository.At($".git/objects/{missing[..2]}/{missing[2..]}"));

        var result = Scan();

        Assert.False(result.Coverage.Complete);
        Assert.Contains(result.Coverage.Skipped, skipped => skipped.Blob == Repository.Id("HEAD~2"));
        Assert.True(Has(result, 1));
        Assert.True(Has(result, 2));
        Assert.True(Has(result, 5));
    }

    [Fact]
    public void ADamagedObjectIsNamed()
    {
        Plant(2);
        var blob = Repository.Id("HEAD:config");
        var file = Repository.At($".git/objects/{blob[..2]}/{blob[2..]}");
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllText(file, "not an object");

        var result = Scan();

        Assert.Contains(result.Coverage.Skipped, skipped => skipped.Blob == blob && skipped.Path == "config");
        Assert.True(Has(result, 1));
    }

    [Fact]
    public void APipeInPlaceOfAnObjectIsNamed()
    {
        Plant(2);
        var blob = Repository.Id("HEAD:config");
        Repository.PlantPipe($".git/objects/{blob[..2]}/{blob[2..]}");

        var result = Scan();

        Assert.Contains(result.Coverage.Skipped, skipped => skipped.Blob == blob && skipped.Path == "config");
        Assert.True(Has(result, 1));
    }

    // Every commit replaces the token.
    private void Plant(int commits)
    {
        for (var i = 1; i <= commits; i++)
        {
            Repository.Stage("config", $"line\n{MadeUp.Line(i)}line\n");
            Repository.Commit($"number {i}");
        }
    }
}
