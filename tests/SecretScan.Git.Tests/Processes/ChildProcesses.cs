using System.Text;

namespace SecretScan.Git.Tests.Processes;

public sealed class ChildProcesses
{
    private static readonly Dictionary<string, string> Environment = new() { ["GREETING"] = "grüß dich" };

    public static TheoryData<string> Kinds => OperatingSystem.IsWindows() ? ["managed"] : ["managed", "spawned"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TalkThroughTheirPipes(string kind)
    {
        using var process = Shell(kind, "cat; printf oops >&2; exit 3");
        process.Input.Write("hello"u8);
        process.Input.Dispose();

        Assert.Equal(("hello", "oops", 3), (Read(process.Output), Read(process.Error), process.Wait()));
        Assert.Equal(3, process.Wait());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GetArgumentsAndEnvironmentAsTheyAre(string kind)
    {
        using var process = Start(kind, "-c", "printf '%s|' \"$GREETING\" \"$HOME\" \"$@\"", "sh", "a b", "", "$(x)", "\"'\n");

        Assert.Equal("grüß dich||a b||$(x)|\"'\n|", Read(process.Output));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EndWhenTheyAreKilled(string kind)
    {
        using var process = Shell(kind, "while :; do :; done");
        process.Kill();

        Assert.Equal(128 + 9, process.Wait());
        Assert.Equal("", Read(process.Output));
        process.Kill();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EndWhenTheyAreDisposedOf(string kind)
    {
        string id;
        using (var process = Shell(kind, "echo $$; while :; do :; done"))
        {
            var buffer = new byte[32];
            id = Encoding.ASCII.GetString(buffer, 0, process.Output.Read(buffer)).Trim();
        }

        Assert.False(Directory.Exists("/proc/" + id));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThatCannotBeStartedAreNamed(string kind) => Assert.StartsWith(
        "/nowhere/git cannot be started: ",
        Assert.Throws<SourceException>(() => Start(kind, "/nowhere/git", [])).Message);

    [Fact]
    public void MayBeManyAtOnce() => Parallel.For(0, 100, i =>
    {
        using var process = Shell("spawned", $"cat; exit {i}");
        process.Input.Write(Encoding.ASCII.GetBytes($"{i}"));
        process.Input.Dispose();

        Assert.Equal(($"{i}", i), (Read(process.Output), process.Wait()));
    });

    private static ChildProcess Shell(string kind, string script) => Start(kind, "-c", script);

    private static ChildProcess Start(string kind, params string[] arguments) => Start(kind, "/bin/sh", arguments);

    private static ChildProcess Start(string kind, string file, string[] arguments) => kind == "managed"
        ? new ManagedProcess(file, arguments, Environment)
        : new SpawnedProcess(file, arguments, Environment);

    private static string Read(Stream stream) => new StreamReader(stream).ReadToEnd();
}
