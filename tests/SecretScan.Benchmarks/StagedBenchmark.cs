using System.Diagnostics;
using SecretScan.Testing;

namespace SecretScan.Benchmarks;

/// <summary>
/// What a commit of four small files costs its author: <c>secretscan staged</c> as a whole process, beside the least that
/// a .NET program takes and beside git's own look at the same files.
/// </summary>
internal static class StagedBenchmark
{
    private const int Rounds = 40;
    private const int Files = 4;
    private const int FileSize = 4 * 1024;

    public static void Run()
    {
        using var repository = new TempRepository();
        repository.Commit("first");
        var text = SourceText.Bytes(Files * FileSize);
        for (var i = 0; i < Files; i++)
        {
            repository.Stage($"src/file{i}.ts", text[(i * FileSize)..((i + 1) * FileSize)]);
        }

        using var programs = new PublishedPrograms();
        var competitors = new List<(string Name, string Program, string[] Arguments)>
        {
            ("empty .NET program, ReadyToRun", programs.Empty(), []),
            ("secretscan staged, ReadyToRun", programs.ReadyToRun(), ["staged"]),
            ("git diff --cached", "git", ["diff", "--cached"]),
        };
        if (programs.Native() is { } native)
        {
            competitors.Add(("secretscan staged, native (.NET 9)", native, ["staged"]));
        }

        var times = Timing.Medians(
            Rounds, [.. competitors.Select(c => (Action)(() => Start(repository, c.Program, c.Arguments)))]);
        foreach (var ((name, _, _), time) in competitors.Zip(times))
        {
            Console.WriteLine($"{name,-36} {time.TotalMilliseconds,7:F1} ms {time / times[0],7:F2} x the empty program");
        }
    }

    private static void Start(TempRepository repository, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = repository.Path,
            RedirectStandardOutput = true,
        };
        repository.Isolate(start.Environment);
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }
}
