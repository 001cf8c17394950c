using SecretScan.Testing;

namespace SecretScan.Git.Tests.Processes;

public sealed class Failures : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SayWhichFolderIsNoRepository()
    {
        var error = Assert.Throws<SourceException>(() => GitRepository.Open(_folder.Path));

        Assert.StartsWith($"{_folder.Path}: not a git repository", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void SayWhichFolderIsMissing()
    {
        var error = Assert.Throws<SourceException>(() => GitRepository.Open(_folder.At("gone")));

        Assert.Equal($"{_folder.At("gone")}: no such folder", error.Message);
    }

    [Fact]
    public void SayWhatGitSaysWithoutControlCharacters()
    {
        _folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        _folder.Write(".git/config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tevil\u001b[31m = x\n");
        Directory.CreateDirectory(_folder.At(".git/objects"));
        Directory.CreateDirectory(_folder.At(".git/refs"));

        var error = Assert.Throws<SourceException>(() => GitRepository.Open(_folder.Path));

        Assert.DoesNotContain(error.Message, c => char.IsControl(c));
    }

    [Fact]
    public void OfManyWordsAreBounded()
    {
        using var noise = new MemoryStream([.. "fatal: "u8, .. Enumerable.Repeat((byte)'x', 1_000_000)]);

        var line = new GitErrors(noise).Line();

        Assert.Equal(300, line.Length);
        Assert.Equal(noise.Length, noise.Position);
    }

    [Fact]
    public void OfAnAnswerThatNobodyWaitsForEndWhoeverStillAsks()
    {
        using var repository = new TempRepository();
        using var git = new GitCommands(repository.Path, CancellationToken.None);
        using var process = git.Start("cat-file", "--batch");
        var asked = new ManualResetEventSlim();
        var feeder = new Thread(() => process.Feed(Asking()));
        feeder.Start();
        asked.Wait();
        process.Kill();

        Assert.NotEqual(0, process.ExitCode());
        feeder.Join();
        process.Feed(["nobody reads this"]);

        IEnumerable<string> Asking()
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                yield return $"{i}";
                asked.Set();
            }
        }
    }

    [Fact]
    public void AreNoFailuresWhenTheUserStops()
    {
        using var repository = new TempRepository();
        using var stop = new CancellationTokenSource();
        using var git = new GitCommands(repository.Path, stop.Token);
        using var process = git.Start("cat-file", "--batch");
        stop.Cancel();

        Assert.Equal(0, process.Output.Read(new byte[1]));
        Assert.Throws<OperationCanceledException>(process.Succeed);
        Assert.Throws<OperationCanceledException>(() => git.Start("version"));
    }
}
