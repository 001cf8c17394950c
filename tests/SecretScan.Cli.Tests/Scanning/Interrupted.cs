using SecretScan.Testing;

namespace SecretScan.Cli.Tests.Scanning;

public sealed class Interrupted : IDisposable
{
    private readonly Workplace _place = new();
    private readonly WorkFolder _repository;

    public Interrupted()
    {
        _repository = _place.NewRepository();
        _repository.Commit();
        _repository.Write("README", "hello\n");
        _repository.Commit();
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void InARangeTellsWhatItHasAndThatItIsNotAll()
    {
        // A git that never answers, from the moment on at which it is asked for commits.
        var slow = new WorkFolder(_place, Directory.CreateDirectory(Path.Combine(_place.Root, "slow")).FullName);
        slow.WriteScript("git", $"#!/bin/sh\ncase \"$*\" in *rev-list*) touch '{slow.PathOf("asked")}'; exec sleep 60 ;; esac\nPATH=${{PATH#*:}} exec git \"$@\"\n");
        var path = slow.Folder + ":" + Environment.GetEnvironmentVariable("PATH");
        var script = $"PATH='{path}' \"$0\" range HEAD~1..HEAD & until [ -f '{slow.PathOf("asked")}' ]; do sleep 0.05; done; kill -TERM $!; wait $!";
        var result = _place.Runner.Run(_repository.Folder, "bash", ["-c", script, CliRunner.SecretScan]);
        Assert.Equal((3, ""), (result.Status, result.Error));
        Assert.Contains("the scan: interrupted", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void EndsWhileItWaitsForStandardInput(string signal)
    {
        // Job control: what runs in the background of a script ignores SIGINT otherwise.
        var script = $"set -m; mkfifo pipe; sleep 60 >pipe & \"$0\" files - <pipe & p=$!; until [ -e /proc/$p/task ] && [ $(ls /proc/$p/task | wc -l) -gt 8 ]; do sleep 0.05; done; sleep 0.5; kill -{signal} $p; wait $p; s=$?; kill %1; exit $s";
        var result = _place.Runner.Run(_repository.Folder, "bash", ["-c", script, CliRunner.SecretScan]);
        Assert.Equal((130, ""), (result.Status, result.Output));
        Assert.Equal("secretscan: interrupted, so nothing is reported", result.ErrorLines[0]);
    }

    [Fact]
    public void ByItsTimeLimitStopsWaitingForStandardInput()
    {
        var result = _place.Runner.Run(_repository.Folder, "bash", ["-c", "mkfifo pipe; sleep 60 >pipe & \"$0\" files - --timeout 100ms <pipe; s=$?; kill %1; exit $s", CliRunner.SecretScan]);
        Assert.Equal(3, result.Status);
        Assert.Contains("standard input did not end in time", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ByItsOwnTimeLimitTellsSo()
    {
        var result = _repository.SecretScan("files", ".", "--timeout", "0.001ms");
        Assert.Equal(3, result.Status);
        Assert.Contains("time", result.Output, StringComparison.Ordinal);
    }
}
