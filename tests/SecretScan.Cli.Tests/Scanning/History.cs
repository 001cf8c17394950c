using SecretScan.Cli.Scanning;
using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

/// <summary>The command <c>history</c> as a process.</summary>
public sealed class History : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public History()
    {
        _repository = _place.NewRepository();
        _repository.Write("bot/.env", Planted.KuCoin);
        _repository.Git("add", "-A");
        _repository.Git("commit", "-q", "--no-verify", "-m", "deploy the bot", "--date", DateTimeOffset.UtcNow.AddDays(-500).AddHours(-1).ToString("yyyy-MM-ddTHH:mm:sszzz"));
        _repository.Git("branch", "old");
        _repository.Git("rm", "-q", "bot/.env");
        _repository.Git("commit", "-q", "--no-verify", "-m", "remove it");
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void TellsSinceWhenAndWhereStill()
    {
        var result = _repository.SecretScan("history");

        Planted.AssertFound(result, Planted.KuCoinRules);
        Assert.Contains(", exposed 500 days, still in 1 branch (old)", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"created 20\d\d-\d\d-\d\d \(from the key\), first committed 20", result.Output);
        Assert.Matches(@"1 version; the key is [\d,]+ days old and was to be replaced after 90 days", result.Output);
        Assert.Contains("complete (key, secret and passphrase)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryNightTellsWhatIsThereUntilItIsAccepted()
    {
        var first = _repository.SecretScan("history", "--since-last", "--progress", "never");
        var second = _repository.SecretScan("history", "--since-last", "--progress", "never");

        Planted.AssertFound(first, Planted.KuCoinRules);
        Planted.AssertFound(second, Planted.KuCoinRules);
        Assert.Equal((1, 1), (first.Status, second.Status));
        Assert.Contains("2 objects scanned before", second.Output, StringComparison.Ordinal);
        Assert.Empty(second.ErrorLines);
    }

    [Fact]
    public void SaysInOneLineThatItBeginsAnew()
    {
        _repository.Write(".git/secretscan/history", "from a later version\n");

        var result = _repository.SecretScan("history", "--since-last", "--progress", "never");

        Assert.Contains("cannot be read, hence everything is scanned: it is damaged", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("scanned before", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotGreenWhenHistoryWasCutOff()
    {
        _repository.Git("clone", "-q", "--depth", "1", "file://" + _repository.Folder, _repository.PathOf("shallow"));

        var result = _repository.SecretScan("history", "--repo", "shallow");

        Assert.Equal(3, result.Status);
        Assert.Contains("git fetch --unshallow", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ARevisionThatIsNotThereIsOneLine()
    {
        var result = _repository.SecretScan("history", "nowhere");

        Assert.Equal(2, result.Status);
        Assert.Contains("nowhere", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysHowFarItIs()
    {
        var coverage = new Coverage();
        Assert.Equal("looking up the commits", Progress.Line(coverage, 0, TimeSpan.FromSeconds(1)));
        for (var i = 0; i < 5; i++)
        {
            coverage.Add(new Fragment(new byte[2_000_000], new Origin { Kind = OriginKind.Blob }));
        }

        Assert.Equal("5 of 20 file versions, 5 MB/s, 6.0 s left", Progress.Line(coverage, 20, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void StoppedBySomebodyTellsThatItIsNotAll()
    {
        // A git that never answers, from the moment on at which it is asked for changes.
        var slow = new WorkFolder(_place, Directory.CreateDirectory(Path.Combine(_place.Root, "slow")).FullName);
        slow.WriteScript("git", $"#!/bin/sh\ncase \"$*\" in *diff-tree*) touch '{slow.PathOf("asked")}'; exec sleep 60 ;; esac\nPATH=${{PATH#*:}} exec git \"$@\"\n");
        var path = slow.Folder + ":" + Environment.GetEnvironmentVariable("PATH");
        var script = $"PATH='{path}' \"$0\" history & until [ -f '{slow.PathOf("asked")}' ]; do sleep 0.05; done; kill -TERM $!; wait $!";

        var result = _place.Runner.Run(_repository.Folder, "bash", ["-c", script, CliRunner.SecretScan]);

        Assert.Equal(3, result.Status);
        Assert.Contains("interrupted", result.Output, StringComparison.Ordinal);
    }
}
